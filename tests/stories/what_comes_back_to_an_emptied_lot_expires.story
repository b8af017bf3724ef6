# ledger.md 7: a lot that was emptied and gets something back expires on its day, held Connects of it or not.
set grace_days 0
2026-01-23T00:00Z grant  ann lot1 16 expires 2026-01-31T00:00Z
2026-01-24T00:00Z spend  ann p1 8
2026-01-25T00:00Z hold   ann b1 8 until 2026-02-02T00:00Z
2026-01-30T00:00Z refund p1 5
2026-02-01T00:00Z spend  ann p2 1 refused insufficient_connects
2026-02-01T00:00Z held   ann 8
2026-02-01T00:00Z history ann grant=16 spend=-8 hold=-8 refund=5 expiry=-5
2026-02-02T00:00Z history ann grant=16 spend=-8 hold=-8 refund=5 expiry=-5 release=8 expiry=-8

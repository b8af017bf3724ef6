# ledger.md 7: the same without grace: what is released expires in the same step, then the lot's free part.
set grace_days 0
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-20T00:00Z
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-20T00:00Z
2026-01-20T00:00Z spend   ann p1 1 refused insufficient_connects
2026-01-20T00:00Z history ann grant=10 hold=-4 release=4 expiry=-4 expiry=-6

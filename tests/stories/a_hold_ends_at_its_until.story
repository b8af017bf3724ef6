# ledger.md 4: a hold ends by its `until`, that instant included, and gives all back.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-09T12:00Z
2026-01-09T11:59Z held    ann 4
2026-01-09T12:00Z capture b1 refused hold_ended
2026-01-09T12:00Z release b1 refused hold_ended
2026-01-09T12:00Z held    ann 0
2026-01-09T12:00Z balance ann 10
2026-01-09T12:00Z history ann grant=10 hold=-4 release=4
2026-01-09T12:00Z refund  b1 refused unknown_spend

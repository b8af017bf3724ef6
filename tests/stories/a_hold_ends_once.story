# ledger.md 4: captured, released or timed out, a hold has ended and cannot end again.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-09T00:00Z
2026-01-02T00:00Z hold    ann b2 3 until 2026-01-09T00:00Z
2026-01-03T00:00Z capture b1 1
2026-01-03T00:00Z capture b1 1 refused hold_ended
2026-01-03T00:00Z release b1 refused hold_ended
2026-01-04T00:00Z release b2
2026-01-04T00:00Z release b2 refused hold_ended
2026-01-04T00:00Z capture b2 refused hold_ended
2026-01-10T00:00Z history ann grant=10 hold=-4 hold=-3 capture=0 release=3 release=3

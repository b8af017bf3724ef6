# ledger.md 6: what comes back to a voided lot by release, time-out or part capture is voided in the same step.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 2 until 2026-01-20T00:00Z
2026-01-02T00:00Z hold    ann b2 3 until 2026-01-20T00:00Z
2026-01-02T00:00Z hold    ann b3 4 until 2026-01-20T00:00Z
2026-01-03T00:00Z void    ann lot1
2026-01-04T00:00Z release b1
2026-01-05T00:00Z capture b2 1
2026-01-20T00:00Z balance ann 0
2026-01-20T00:00Z held    ann 0
2026-01-20T00:00Z history ann grant=10 hold=-2 hold=-3 hold=-4 void=-1 release=2 void=-2 capture=0 release=2 void=-2 release=4 void=-4

# ledger.md 6: a void takes the free part of a lot; what is spent stays spent, what is held stays held.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z spend   ann p1 3
2026-01-02T00:00Z hold    ann b1 2 until 2026-01-20T00:00Z
2026-01-03T00:00Z void    ann lot1
2026-01-03T00:00Z balance ann 0
2026-01-03T00:00Z held    ann 2
2026-01-03T00:00Z debt    ann 0
2026-01-04T00:00Z capture b1
2026-01-04T00:00Z debt    ann 0
2026-01-04T00:00Z history ann grant=10 spend=-3 hold=-2 void=-5 capture=0

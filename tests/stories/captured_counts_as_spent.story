# ledger.md, conservation: captured counts as spent; what is held is neither spent nor in the balance.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-09T00:00Z
2026-01-02T00:00Z balance ann 6
2026-01-02T00:00Z held    ann 4
2026-01-03T00:00Z capture b1
2026-01-03T00:00Z balance ann 6
2026-01-03T00:00Z held    ann 0
2026-01-03T00:00Z history ann grant=10 hold=-4 capture=0
2026-01-04T00:00Z refund  b1
2026-01-04T00:00Z balance ann 10

# ledger.md 1: each wallet has its own lots, holds, debt and history.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-01T00:00Z grant   ben lot2 20
2026-01-02T00:00Z spend   ann p1 4
2026-01-02T00:00Z hold    ben b1 5 until 2026-01-09T00:00Z
2026-01-03T00:00Z spend   ann p2 7 refused insufficient_connects
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z debt    ann 4
2026-01-03T00:00Z debt    ben 0
2026-01-03T00:00Z balance ben 15
2026-01-03T00:00Z held    ann 0
2026-01-03T00:00Z history ann grant=10 spend=-4 void=-6
2026-01-03T00:00Z history ben grant=20 hold=-5

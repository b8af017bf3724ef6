# ledger.md 8: a refused request uses up nothing, no name either: asked again when it can be, it is done.
2026-01-01T00:00Z grant   ann lot1 0 refused not_positive
2026-01-01T00:00Z grant   ann lot1 5
2026-01-02T00:00Z spend   ann p1 6 refused insufficient_connects
2026-01-02T00:00Z spend   ann p1 5
2026-01-02T00:00Z hold    ann b1 1 until 2026-01-03T00:00Z refused insufficient_connects
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z hold    ann b1 1 until 2026-01-04T00:00Z
2026-01-03T00:00Z refund  p1 as g1 refused refund_exceeds_spend
2026-01-03T00:00Z release b1
2026-01-03T00:00Z balance ann 5

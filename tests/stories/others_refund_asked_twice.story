# rules.md, where others failed: the same refund asked twice gives once.
2026-01-01T00:00Z grant   ann lot1 6
2026-01-02T00:00Z spend   ann p1 6
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z refund  p1 refused refund_exceeds_spend
2026-01-03T00:00Z balance ann 6

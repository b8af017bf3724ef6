# ledger.md 5: never more than was spent; with nothing left to refund: refund_exceeds_spend.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z spend   ann p1 5
2026-01-03T00:00Z refund  p1 6 refused refund_exceeds_spend
2026-01-03T00:00Z refund  p1 3
2026-01-03T00:00Z refund  p1 3 refused refund_exceeds_spend
2026-01-03T00:00Z balance ann 8
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z refund  p1 refused refund_exceeds_spend
2026-01-03T00:00Z refund  p1 1 refused refund_exceeds_spend
2026-01-03T00:00Z balance ann 10

# ledger.md 4: a captured hold is a spend of the same name and can be refunded, in parts, as any spend.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 6 until 2026-01-09T00:00Z
2026-01-02T00:00Z refund  b1 refused unknown_spend
2026-01-03T00:00Z capture b1 5
2026-01-04T00:00Z refund  b1 2
2026-01-05T00:00Z refund  b1 4 refused refund_exceeds_spend
2026-01-05T00:00Z refund  b1
2026-01-05T00:00Z refund  b1 refused refund_exceeds_spend
2026-01-05T00:00Z balance ann 10
2026-01-06T00:00Z spend   ann b1 1 refused name_taken

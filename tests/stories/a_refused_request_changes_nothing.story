# ledger.md 7: a refused request changes nothing but what had fallen due before it.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z spend   ann p1 4
2026-01-02T00:00Z hold    ann b1 2 until 2026-01-20T00:00Z
2026-01-03T00:00Z spend   ann p2 5 refused insufficient_connects
2026-01-03T00:00Z hold    ann b2 5 until 2026-01-20T00:00Z refused insufficient_connects
2026-01-03T00:00Z refund  p1 5 refused refund_exceeds_spend
2026-01-03T00:00Z capture b1 3 refused capture_exceeds_hold
2026-01-03T00:00Z grant   ann lot2 5 expires 2026-01-03T00:00Z refused not_in_future
2026-01-03T00:00Z won     ann lot1 refused unknown_lot
2026-01-03T00:00Z balance ann 4
2026-01-03T00:00Z held    ann 2
2026-01-03T00:00Z debt    ann 0
2026-01-03T00:00Z lots    ann lot1=4
2026-01-03T00:00Z history ann grant=10 spend=-4 hold=-2
2026-01-04T00:00Z capture b1 2
2026-01-04T00:00Z refund  p1 4
2026-01-04T00:00Z balance ann 8

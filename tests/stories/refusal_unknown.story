# ledger.md 9: what is not there: unknown_lot, unknown_spend, unknown_hold; before amounts are looked at.
2026-01-01T00:00Z grant   ann lot1 5
2026-01-01T00:00Z spend   ann p1 1
2026-01-01T00:00Z hold    ann b1 1 until 2026-01-02T00:00Z
2026-01-01T00:00Z refund  p9 refused unknown_spend
2026-01-01T00:00Z refund  p9 99 refused unknown_spend
2026-01-01T00:00Z refund  b1 99 refused unknown_spend
2026-01-01T00:00Z refund  lot1 refused unknown_spend
2026-01-01T00:00Z capture p1 99 refused unknown_hold
2026-01-01T00:00Z release p1 refused unknown_hold
2026-01-01T00:00Z release b9 refused unknown_hold
2026-01-01T00:00Z void    ann p1 refused unknown_lot
2026-01-01T00:00Z void    ann lot2 refused unknown_lot
2026-01-01T00:00Z chargeback ann lot2 refused unknown_lot
2026-01-01T00:00Z won     ann lot2 refused unknown_lot

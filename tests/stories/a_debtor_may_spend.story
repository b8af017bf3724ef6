# ledger.md 6: a debt takes nothing from the other lots: they are spent, refunded and expire as before.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-01T00:00Z grant      ann lot2 10 priority 1
2026-01-02T00:00Z spend      ann p1 10
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z debt       ann 10
2026-01-03T00:00Z balance    ann 10
2026-01-04T00:00Z spend      ann p2 6
2026-01-05T00:00Z refund     p2 2
2026-01-05T00:00Z balance    ann 6
2026-01-05T00:00Z debt       ann 10

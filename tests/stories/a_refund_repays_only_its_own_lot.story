# rules.md B2: debt is repaid by what comes back to that lot, not by what comes back to another.
2026-01-01T00:00Z grant      ann lot1 5 source purchase cost 75 priority 0
2026-01-01T00:00Z grant      ann lot2 5 priority 1
2026-01-02T00:00Z spend      ann p1 9           # lot1 5, lot2 4
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z refund     p1 4
2026-01-04T00:00Z balance    ann 5
2026-01-04T00:00Z debt       ann 5
2026-01-05T00:00Z refund     p1 2
2026-01-05T00:00Z balance    ann 5
2026-01-05T00:00Z debt       ann 3

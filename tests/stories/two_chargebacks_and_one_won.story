# ledger.md 6: winning one dispute leaves the debt of the other, and what is granted again does not repay it.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150 priority 0
2026-01-01T00:00Z grant      ann lot2 10 source purchase cost 150 priority 1
2026-01-02T00:00Z spend      ann p1 10
2026-01-02T00:00Z spend      ann p2 3
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z chargeback ann lot2
2026-01-03T00:00Z debt       ann 13
2026-01-04T00:00Z won        ann lot2 as lot3
2026-01-04T00:00Z debt       ann 10
2026-01-04T00:00Z lots       ann lot3=7

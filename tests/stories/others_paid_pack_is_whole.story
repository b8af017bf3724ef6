# rules.md, where others failed: a paid pack is never lost, also not to a debt.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 10
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 150 source purchase cost 2250
2026-01-04T00:00Z balance    ann 150
2026-01-04T00:00Z debt       ann 10

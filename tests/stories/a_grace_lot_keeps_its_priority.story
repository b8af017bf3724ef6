# ledger.md 5: a grace lot has the priority of the lot that it came of.
2026-01-01T00:00Z grant ann lot1 4 expires 2026-02-01T00:00Z priority 5
2026-01-02T00:00Z spend ann p1 4
2026-01-02T00:00Z grant ann lot2 4 priority 4
2026-02-02T00:00Z refund p1 as g1
2026-02-03T00:00Z spend ann p2 5                        # lot2 first, though g1 expires sooner
2026-02-03T00:00Z lots  ann g1=3

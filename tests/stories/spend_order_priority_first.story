# ledger.md 4, rules.md B5: the smaller priority number is drawn first, whatever expires sooner.
2026-01-01T00:00Z grant ann lot1 5 priority 2 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant ann lot2 5 priority 1 expires 2026-03-01T00:00Z
2026-01-01T00:00Z grant ann lot3 5 priority 0
2026-01-02T00:00Z spend ann p1 6
2026-01-02T00:00Z lots  ann lot1=5 lot2=4
2026-01-03T00:00Z spend ann p2 5
2026-01-03T00:00Z lots  ann lot1=4

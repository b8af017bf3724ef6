# ledger.md 4, rules.md B5: with the same priority and expiry the oldest is drawn first, then by lot number.
2026-01-01T00:00Z grant ann lot1 5 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant ann lot2 5 expires 2026-06-01T00:00Z
2026-01-02T00:00Z grant ann lot3 5 expires 2026-06-01T00:00Z
2026-01-03T00:00Z spend ann p1 7
2026-01-03T00:00Z lots  ann lot2=3 lot3=5
2026-01-03T00:00Z spend ann p2 4
2026-01-03T00:00Z lots  ann lot3=4

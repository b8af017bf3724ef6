# ledger.md 4, rules.md B5: among equals the soonest expiry is drawn first, never last.
2026-01-01T00:00Z grant ann lot1 5
2026-01-01T00:00Z grant ann lot2 5 expires 2026-03-01T00:00Z
2026-01-01T00:00Z grant ann lot3 5 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend ann p1 6
2026-01-02T00:00Z lots  ann lot1=5 lot2=4
2026-01-02T00:00Z spend ann p2 5
2026-01-02T00:00Z lots  ann lot1=4

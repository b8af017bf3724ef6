# ledger.md 4, rules.md B5: of two that never expire the oldest is drawn first; negative priorities count.
2026-01-01T00:00Z grant ann lot1 5
2026-01-02T00:00Z grant ann lot2 5
2026-01-03T00:00Z grant ann lot3 5 priority -1
2026-01-04T00:00Z spend ann p1 6
2026-01-04T00:00Z lots  ann lot1=4 lot2=5

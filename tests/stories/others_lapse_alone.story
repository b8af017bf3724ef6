# rules.md, where others failed: one lapsed lot never touches another.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T00:00Z source allowance
2026-01-01T00:00Z grant   ann lot2 20 expires 2026-03-01T00:00Z source purchase cost 300
2026-01-01T00:00Z grant   ann lot3 30
2026-01-02T00:00Z spend   ann p1 3
2026-02-01T00:00Z lots    ann lot2=20 lot3=30
2026-03-01T00:00Z lots    ann lot3=30
2026-03-01T00:00Z history ann grant=10 grant=20 grant=30 spend=-3 expiry=-7 expiry=-20

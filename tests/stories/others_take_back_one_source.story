# rules.md, where others failed: taking back one source leaves the others alone.
2026-01-01T00:00Z grant   ann lot1 10 source sign_up
2026-01-01T00:00Z grant   ann lot2 20 source purchase cost 300
2026-01-01T00:00Z grant   ann lot3 30 source allowance expires 2026-06-01T00:00Z
2026-01-02T00:00Z spend   ann p1 35             # lot3 30, lot1 5
2026-01-03T00:00Z void    ann lot3
2026-01-03T00:00Z lots    ann lot1=5 lot2=20
2026-01-04T00:00Z refund  p1
2026-01-04T00:00Z lots    ann lot1=10 lot2=20

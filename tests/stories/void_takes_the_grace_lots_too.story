# ledger.md 6: a void takes the grace lots that came of the lot too, one entry per lot that has something left.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-10T00:00Z
2026-01-01T00:00Z grant   ann lot2 7
2026-01-02T00:00Z spend   ann p1 2
2026-01-02T00:00Z spend   ann p2 3
2026-01-20T00:00Z refund  p1 as g1
2026-01-20T00:00Z refund  p2 1 as g2
2026-01-21T00:00Z spend   ann p3 6              # lot1 5, then g1 1
2026-02-12T00:00Z refund  p3 1 as g3            # a grace lot that came of g1
2026-02-12T00:00Z lots    ann g1=1 g2=1 g3=1 lot2=7
2026-02-13T00:00Z void    ann lot1
2026-02-13T00:00Z lots    ann lot2=7
2026-02-13T00:00Z history ann grant=10 grant=7 spend=-2 spend=-3 refund=2 refund=1 spend=-6 refund=1 void=-1 void=-1 void=-1

# ledger.md 7: requests of one instant happen in the order in which they come.
2026-01-01T00:00Z grant   ann lot1 5 expires 2026-01-01T00:01Z
2026-01-01T00:00Z spend   ann p1 5
2026-01-01T00:00Z refund  p1 as g1
2026-01-01T00:00Z spend   ann p2 5
2026-01-01T00:00Z void    ann lot1
2026-01-01T00:00Z refund  p2
2026-01-01T00:00Z history ann grant=5 spend=-5 refund=5 spend=-5 void=0 refund=5 void=-5

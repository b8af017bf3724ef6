# ledger.md 6: what comes back to a voided lot by refund is voided in the same step, lot by lot as it comes.
2026-01-01T00:00Z grant   ann lot1 3 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 4 expires 2026-07-01T00:00Z
2026-01-01T00:00Z grant   ann lot3 5
2026-01-02T00:00Z spend   ann p1 9              # lot1 3, lot2 4, lot3 2
2026-01-03T00:00Z void    ann lot1
2026-01-03T00:00Z void    ann lot2
2026-01-04T00:00Z refund  p1
2026-01-04T00:00Z lots    ann lot3=5
2026-01-04T00:00Z history ann grant=3 grant=4 grant=5 spend=-9 void=0 void=0 refund=9 void=-4 void=-3

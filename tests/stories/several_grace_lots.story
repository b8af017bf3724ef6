# ledger.md 5: each part that cannot go home has a grace lot of its size: g1, g1.2, … in the order they come back.
2026-01-01T00:00Z grant   ann lot1 2 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 3 expires 2026-02-02T00:00Z
2026-01-01T00:00Z grant   ann lot3 4 expires 2026-09-01T00:00Z
2026-01-01T00:00Z grant   ann lot4 5
2026-01-05T00:00Z spend   ann p1 12                     # lot1 2, lot2 3, lot3 4, lot4 3
2026-02-10T00:00Z refund  p1 11 as g1                   # lot4 3, lot3 4, g1 for lot2's 3, g1.2 for 1 of lot1
2026-02-10T00:00Z lots    ann lot3=4 lot4=5 g1=3 g1.2=1
2026-02-11T00:00Z refund  p1 as g2
2026-02-11T00:00Z lots    ann lot3=4 lot4=5 g1=3 g1.2=1 g2=1
2026-03-12T00:00Z lots    ann lot3=4 lot4=5 g2=1        # all grace lots of one refund expire together
2026-03-13T00:00Z history ann grant=2 grant=3 grant=4 grant=5 spend=-12 refund=11 refund=1 expiry=-3 expiry=-1 expiry=-1

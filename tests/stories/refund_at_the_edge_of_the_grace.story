# ledger.md 5: into the lot if it is good for at least the grace from now, else a grace lot good for the grace.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-03-31T00:00:00Z
2026-01-02T00:00Z spend   ann p1 9
2026-03-01T00:00:00Z refund p1 4            # exactly 30 days are left
2026-03-01T00:00:00Z lots   ann lot1=5
2026-03-01T00:00:01Z refund p1 3 as g1      # a second less
2026-03-01T00:00:01Z lots   ann lot1=5 g1=3
2026-03-31T00:00:00Z refund p1 1 as g2      # over
2026-03-31T00:00:00Z lots   ann g1=3 g2=1
2026-03-31T00:00:01Z lots   ann g2=1
2026-04-30T00:00:00Z lots   ann
2026-04-30T00:00:00Z history ann grant=10 spend=-9 refund=4 refund=3 expiry=-5 refund=1 expiry=-3 expiry=-1

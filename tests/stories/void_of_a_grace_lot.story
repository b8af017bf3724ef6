# ledger.md 6: a void of a grace lot leaves the lot it came of, and its other grace lots, alone.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-10T00:00Z
2026-01-02T00:00Z spend   ann p1 4
2026-01-20T00:00Z refund  p1 1 as g1
2026-01-20T00:00Z refund  p1 2 as g2
2026-01-21T00:00Z void    ann g1
2026-01-21T00:00Z lots    ann lot1=6 g2=2
2026-01-22T00:00Z refund  p1 1 as g3            # drawn of lot1, which is not voided
2026-01-22T00:00Z lots    ann lot1=6 g2=2 g3=1

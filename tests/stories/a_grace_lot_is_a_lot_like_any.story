# ledger.md 5: what is spent of a grace lot and comes back when it is over comes in a grace lot of its own.
2026-01-01T00:00Z grant  ann lot1 4 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend  ann p1 4
2026-02-02T00:00Z refund p1 as g1
2026-02-03T00:00Z spend  ann p2 3
2026-02-04T00:00Z refund p2 1 as g2
2026-02-04T00:00Z lots   ann g1=1 g2=1
2026-03-04T00:00Z refund p2 as g3
2026-03-04T00:00Z lots   ann g2=1 g3=2
2026-03-06T00:00Z lots   ann g3=2
2026-04-03T00:00Z lots   ann

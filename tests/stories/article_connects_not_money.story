# article, A14: a refund is Connects for reuse, not the money they cost: it goes to the lot that was paid for.
2026-01-01T00:00Z grant   alice pack 10 source purchase cost 150 expires 2027-01-01T00:00Z
2026-01-02T00:00Z spend   alice proposal1 6
2026-01-03T00:00Z refund  proposal1
2026-01-03T00:00Z lots    alice pack=10
2026-01-04T00:00Z spend   alice proposal2 6     # reused
2026-01-04T00:00Z lots    alice pack=4

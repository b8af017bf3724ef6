# ledger.md 6: the rest of a lot that repaid a debt is a lot like any: what is spent of it comes back to it.
2026-01-01T00:00Z grant      ann lot1 5 source purchase cost 75
2026-01-02T00:00Z spend      ann p1 5
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 9
2026-01-04T00:00Z lots       ann lot2=4
2026-01-05T00:00Z spend      ann p2 3
2026-01-06T00:00Z refund     p2
2026-01-06T00:00Z lots       ann lot2=4

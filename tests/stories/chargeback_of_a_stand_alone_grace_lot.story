# ledger.md 6: a grace lot that stands on its own is not touched by a second chargeback of its old lot.
2026-01-01T00:00Z grant      ann lot1 4 source purchase cost 60
2026-01-02T00:00Z spend      ann p1 4
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 4
2026-01-05T00:00Z refund     p1 as g1
2026-01-06T00:00Z chargeback ann lot1
2026-01-06T00:00Z lots       ann g1=4
2026-01-06T00:00Z debt       ann 0
2026-01-07T00:00Z spend      ann p2 3
2026-01-08T00:00Z chargeback ann g1
2026-01-08T00:00Z debt       ann 3
2026-01-08T00:00Z lots       ann

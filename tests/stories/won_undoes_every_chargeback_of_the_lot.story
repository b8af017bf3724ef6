# ledger.md 6: won undoes what was asked of the lot, also where a second chargeback reached a grace lot that the first had not.
2026-01-01T00:00Z grant      ann lot1 10 expires 2026-01-20T00:00Z cost 150
2026-01-02T00:00Z spend      ann p1 4
2026-01-19T00:00Z refund     p1 as g1
2026-01-19T01:00Z spend      ann p2 3
2026-01-19T01:00Z lots       ann lot1=3 g1=4
2026-01-19T02:00Z spend      ann p3 5
2026-01-19T02:00Z lots       ann g1=2
2026-01-19T03:00Z chargeback ann g1
2026-01-19T03:00Z debt       ann 2
2026-01-19T04:00Z chargeback ann lot1
2026-01-19T04:00Z debt       ann 8
2026-01-19T05:00Z won        ann g1 as g1again
2026-01-19T05:00Z debt       ann 6
2026-01-19T06:00Z chargeback ann lot1
2026-01-19T06:00Z debt       ann 8
2026-01-19T07:00Z won        ann lot1
2026-01-19T07:00Z debt       ann 0
2026-01-19T07:00Z lots       ann g1again=2
2026-01-19T07:00Z won        ann g1 refused unknown_lot

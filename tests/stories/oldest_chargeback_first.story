# ledger.md 6: the oldest chargeback is repaid first, whichever lot is older.
2026-01-01T00:00Z grant      ann lot1 5 source purchase cost 75 priority 0
2026-01-01T00:00Z grant      ann lot2 5 source purchase cost 75 priority 1
2026-01-02T00:00Z spend      ann p1 5           # lot1
2026-01-02T00:00Z spend      ann p2 5           # lot2
2026-01-03T00:00Z chargeback ann lot2
2026-01-04T00:00Z chargeback ann lot1
2026-01-04T00:00Z debt       ann 10
2026-01-05T00:00Z grant      ann lot3 6         # 5 for lot2, 1 for lot1
2026-01-05T00:00Z debt       ann 4
2026-01-06T00:00Z refund     p2 as g1           # lot2 owes nothing any more
2026-01-06T00:00Z lots       ann g1=5
2026-01-06T00:00Z debt       ann 4
2026-01-07T00:00Z refund     p1 as g2           # lot1 owes 4
2026-01-07T00:00Z lots       ann g1=5 g2=1
2026-01-07T00:00Z debt       ann 0

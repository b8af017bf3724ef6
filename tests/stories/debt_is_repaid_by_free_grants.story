# ledger.md 6, rules.md B2: debt is repaid by later grants without cost, in the same step, not by those with cost.
2026-01-01T00:00Z grant      ann lot1 20 source purchase cost 300
2026-01-02T00:00Z spend      ann p1 15
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 10 source purchase cost 150
2026-01-04T00:00Z balance    ann 10
2026-01-04T00:00Z debt       ann 15
2026-01-05T00:00Z grant      ann lot3 10 source allowance
2026-01-05T00:00Z balance    ann 10
2026-01-05T00:00Z debt       ann 5
2026-01-06T00:00Z grant      ann lot4 10 source allowance
2026-01-06T00:00Z lots       ann lot2=10 lot4=5
2026-01-06T00:00Z debt       ann 0
2026-01-07T00:00Z grant      ann lot5 10 source allowance
2026-01-07T00:00Z history    ann grant=20 spend=-15 void=-5 grant=10 grant=10 void=-10 grant=10 void=-5 grant=10

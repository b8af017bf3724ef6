# ledger.md 6: what is over the debt comes in a grace lot that stands on its own.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150 expires 2027-01-01T00:00Z priority 3
2026-01-02T00:00Z spend      ann p1 10
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 7         # all of it repays
2026-01-04T00:00Z debt       ann 3
2026-01-05T00:00Z refund     p1 9 as g1         # 3 are owed, 6 are not
2026-01-05T00:00Z debt       ann 0
2026-01-05T00:00Z lots       ann g1=6
2026-01-06T00:00Z refund     p1 as g2
2026-01-06T00:00Z lots       ann g1=6 g2=1
2026-01-06T00:00Z history    ann grant=10 spend=-10 void=0 grant=7 void=-7 refund=9 void=-3 refund=1
2026-01-07T00:00Z void       ann lot1           # g1 and g2 stand on their own
2026-01-07T00:00Z lots       ann g1=6 g2=1
2026-02-04T00:00Z lots       ann g2=1           # good for the grace, no longer
2026-02-05T00:00Z lots       ann

# ledger.md 6: a second chargeback of a lot is a void like the first, and won gives back what both took.
set grace_days 0
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 4
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z grant      ann lot2 4         # repays 4
2026-01-05T00:00Z refund     p1                 # nothing is owed: without grace it goes home
2026-01-05T00:00Z lots       ann lot1=4
2026-01-06T00:00Z chargeback ann lot1
2026-01-06T00:00Z debt       ann 0
2026-01-07T00:00Z won        ann lot1 as lot3
2026-01-07T00:00Z lots       ann lot3=14
2026-01-07T00:00Z history    ann grant=10 spend=-4 void=-6 grant=4 void=-4 refund=4 void=-4 grant=14

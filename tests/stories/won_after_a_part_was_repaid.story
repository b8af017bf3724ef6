# ledger.md 6: what was repaid on its account, by grants and by refunds, is granted again with what was voided.
2026-01-01T00:00Z grant      ann lot1 40 source purchase cost 600
2026-01-02T00:00Z spend      ann p1 10
2026-01-03T00:00Z chargeback ann lot1           # 30 voided, 10 owed
2026-01-04T00:00Z grant      ann lot2 4         # repays 4
2026-01-05T00:00Z refund     p1 2               # 2 voided
2026-01-05T00:00Z debt       ann 4
2026-01-06T00:00Z won        ann lot1 as lot3
2026-01-06T00:00Z debt       ann 0
2026-01-06T00:00Z lots       ann lot3=36
2026-01-07T00:00Z refund     p1
2026-01-07T00:00Z lots       ann lot1=8 lot3=36 # 40 and 4, as if nothing had been charged back
2026-01-07T00:00Z history    ann grant=40 spend=-10 void=-30 grant=4 void=-4 refund=2 void=-2 grant=36 refund=8

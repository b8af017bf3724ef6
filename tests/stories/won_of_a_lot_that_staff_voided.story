# ledger.md 6: a lot that staff had voided stays voided.
2026-01-01T00:00Z grant      ann lot1 40 source purchase cost 600
2026-01-02T00:00Z spend      ann p1 6
2026-01-03T00:00Z void       ann lot1           # by staff: 34
2026-01-04T00:00Z chargeback ann lot1
2026-01-04T00:00Z debt       ann 6
2026-01-05T00:00Z refund     p1 2
2026-01-05T00:00Z debt       ann 4
2026-01-06T00:00Z won        ann lot1
2026-01-06T00:00Z debt       ann 0
2026-01-06T00:00Z balance    ann 0
2026-01-07T00:00Z refund     p1                 # still voided
2026-01-07T00:00Z balance    ann 0
2026-01-07T00:00Z history    ann grant=40 spend=-6 void=-34 void=0 refund=2 void=-2 grant=0 refund=4 void=-4

# ledger.md 6: what comes back by refund: as much as the lot still owes is voided and lowers that.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 4
2026-01-02T00:00Z spend      ann p2 5
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z debt       ann 9
2026-01-04T00:00Z refund     p1 3
2026-01-04T00:00Z debt       ann 6
2026-01-05T00:00Z refund     p2
2026-01-05T00:00Z debt       ann 1
2026-01-05T00:00Z balance    ann 0
2026-01-05T00:00Z history    ann grant=10 spend=-4 spend=-5 void=-1 refund=3 void=-3 refund=5 void=-5

# ledger.md 6: what was voided of the lot and of its grace lots is granted again as one lot.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150 expires 2026-02-10T00:00Z
2026-01-02T00:00Z spend      ann p1 6
2026-01-20T00:00Z refund     p1 5 as g1
2026-01-21T00:00Z chargeback ann lot1
2026-01-21T00:00Z debt       ann 1
2026-01-22T00:00Z won        ann g1 refused unknown_lot     # it was lot1 that was charged back
2026-01-22T00:00Z won        ann lot1 as lot2
2026-01-22T00:00Z lots       ann lot2=9
2026-01-22T00:00Z debt       ann 0
2026-01-22T00:00Z history    ann grant=10 spend=-6 refund=5 void=-4 void=-5 grant=9

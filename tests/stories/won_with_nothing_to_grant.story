# ledger.md 6: where nothing was voided or repaid, won cancels what is owed; one entry of 0 carries the key.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 10
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z won        ann lot1
2026-01-04T00:00Z debt       ann 0
2026-01-04T00:00Z lots       ann
2026-01-04T00:00Z history    ann grant=10 spend=-10 void=0 grant=0

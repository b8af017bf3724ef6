# ledger.md 6: won cancels what is still owed and grants what was voided again as one lot.
2026-01-01T00:00Z grant      ann lot1 20 source purchase cost 300 expires 2027-01-01T00:00Z priority 2
2026-01-02T00:00Z spend      ann p1 8
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z debt       ann 8
2026-01-04T00:00Z won        ann lot1 as lot2
2026-01-04T00:00Z debt       ann 0
2026-01-04T00:00Z lots       ann lot2=12
2026-01-05T00:00Z grant      ann lot3 5 priority 1
2026-01-05T00:00Z spend      ann p2 6           # lot3 first: lot2 has the old priority
2026-01-05T00:00Z lots       ann lot2=11
2026-01-06T00:00Z refund     p1                 # lot1 is an ordinary lot again
2026-01-06T00:00Z lots       ann lot1=8 lot2=11
2026-12-31T23:59Z lots       ann lot1=8 lot2=11
2027-01-01T00:00Z lots       ann
2027-01-01T00:00Z history    ann grant=20 spend=-8 void=-12 grant=12 grant=5 spend=-6 refund=8 expiry=-8 expiry=-11

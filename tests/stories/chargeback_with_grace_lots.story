# ledger.md 6: each grace lot that came of the lot is voided too, and owes what is spent of it.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150 expires 2026-02-10T00:00Z
2026-01-02T00:00Z spend      ann p1 6
2026-01-20T00:00Z refund     p1 5 as g1         # 1 of lot1 stays spent
2026-02-11T00:00Z spend      ann p2 3           # of g1; 4 of lot1 expired
2026-02-12T00:00Z chargeback ann lot1
2026-02-12T00:00Z lots       ann
2026-02-12T00:00Z debt       ann 4
2026-02-12T00:00Z history    ann grant=10 spend=-6 refund=5 expiry=-4 spend=-3 void=-2
2026-02-13T00:00Z refund     p2 2
2026-02-13T00:00Z debt       ann 2
2026-02-13T00:00Z balance    ann 0

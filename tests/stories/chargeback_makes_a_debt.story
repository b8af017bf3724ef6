# ledger.md 6: a chargeback is a void after which the lot owes what is spent and not refunded of it.
2026-01-01T00:00Z grant      ann lot1 20 source purchase cost 300
2026-01-02T00:00Z spend      ann p1 8
2026-01-03T00:00Z refund     p1 2
2026-01-04T00:00Z chargeback ann lot1
2026-01-04T00:00Z balance    ann 0
2026-01-04T00:00Z debt       ann 6
2026-01-04T00:00Z history    ann grant=20 spend=-8 refund=2 void=-14

# ledger.md 6: what comes back to a charged-back lot by release or time-out is voided, and is no debt.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 1
2026-01-02T00:00Z hold       ann b1 4 until 2026-01-20T00:00Z
2026-01-02T00:00Z hold       ann b2 3 until 2026-01-21T00:00Z
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z release    b1
2026-01-21T00:00Z balance    ann 0
2026-01-21T00:00Z debt       ann 1              # lowered by refunds only
2026-01-21T00:00Z history    ann grant=10 spend=-1 hold=-4 hold=-3 void=-2 release=4 void=-4 release=3 void=-3

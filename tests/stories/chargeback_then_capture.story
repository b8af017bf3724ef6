# ledger.md 6: what is captured of a charged-back lot later adds to what it owes.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z hold       ann b1 6 until 2026-01-20T00:00Z
2026-01-03T00:00Z chargeback ann lot1
2026-01-03T00:00Z debt       ann 0
2026-01-03T00:00Z held       ann 6
2026-01-04T00:00Z capture    b1 4               # the other 2 come back by release: voided
2026-01-04T00:00Z debt       ann 4
2026-01-04T00:00Z balance    ann 0
2026-01-05T00:00Z refund     b1 1
2026-01-05T00:00Z debt       ann 3
2026-01-05T00:00Z history    ann grant=10 hold=-6 void=-4 capture=0 release=2 void=-2 refund=1 void=-1

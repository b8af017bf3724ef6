# ledger.md 6: what came back by release was voided on the chargeback's account, so it is granted again.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z hold       ann b1 5 until 2026-01-20T00:00Z
2026-01-02T00:00Z hold       ann b2 4 until 2026-01-20T00:00Z
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z capture    b1 3
2026-01-04T00:00Z debt       ann 3
2026-01-05T00:00Z won        ann lot1 as lot2   # 1 free, 2 released
2026-01-05T00:00Z lots       ann lot2=3
2026-01-05T00:00Z debt       ann 0
2026-01-06T00:00Z capture    b2 1               # adds to no debt any more; 3 go back to lot1
2026-01-06T00:00Z lots       ann lot1=3 lot2=3
2026-01-06T00:00Z debt       ann 0

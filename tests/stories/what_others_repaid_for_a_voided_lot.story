# ledger.md 6: won grants again what was repaid on its account, also where the lot itself stays voided.
2026-01-01T00:00Z grant      ann lot1 40 source purchase cost 600
2026-01-02T00:00Z spend      ann p1 6
2026-01-03T00:00Z void       ann lot1
2026-01-04T00:00Z chargeback ann lot1
2026-01-05T00:00Z grant      ann lot2 5         # repays 5
2026-01-05T00:00Z debt       ann 1
2026-01-06T00:00Z won        ann lot1 as lot3
2026-01-06T00:00Z lots       ann lot3=5
2026-01-06T00:00Z debt       ann 0

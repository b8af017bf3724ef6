# ledger.md 6: the lot that is granted again has the old expiry, at least the grace.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant      ann lot2 10 source purchase cost 150 expires 2026-04-01T00:00Z
2026-01-02T00:00Z chargeback ann lot1
2026-01-02T00:00Z chargeback ann lot2
2026-02-20T00:00Z won        ann lot1 as lot3
2026-02-20T00:00Z won        ann lot2 as lot4
2026-02-20T00:00Z lots       ann lot3=10 lot4=10
2026-03-21T23:59Z lots       ann lot3=10 lot4=10
2026-03-22T00:00Z lots       ann lot4=10
2026-04-01T00:00Z lots       ann

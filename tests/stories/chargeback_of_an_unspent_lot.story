# ledger.md 6: a lot of which nothing was spent is voided and owes nothing.
2026-01-01T00:00Z grant      ann lot1 20 source purchase cost 300
2026-01-01T00:00Z grant      ann lot2 10
2026-01-04T00:00Z chargeback ann lot1
2026-01-04T00:00Z debt       ann 0
2026-01-04T00:00Z lots       ann lot2=10

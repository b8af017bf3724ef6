# ledger.md 6: only what is charged back can be won, and once; then it can be charged back anew.
2026-01-01T00:00Z grant      ann lot1 10 source purchase cost 150
2026-01-02T00:00Z spend      ann p1 4
2026-01-03T00:00Z won        ann lot1 refused unknown_lot
2026-01-03T00:00Z chargeback ann lot1
2026-01-04T00:00Z won        ann lot1 as lot2
2026-01-04T00:00Z won        ann lot1 as lot3 refused unknown_lot
2026-01-05T00:00Z chargeback ann lot1
2026-01-05T00:00Z debt       ann 4
2026-01-05T00:00Z lots       ann lot2=6         # a grant of its own, not charged back
2026-01-06T00:00Z won        ann lot1
2026-01-06T00:00Z debt       ann 0
2026-01-06T00:00Z lots       ann lot2=6

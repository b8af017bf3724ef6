# ledger.md, stories: the fields of a grant may be left out and stand in any order.
2026-01-01T00:00Z grant ann lot1 1
2026-01-01T00:00Z grant ann lot2 1 cost 15 source purchase
2026-01-01T00:00Z grant ann lot3 1 source allowance priority -1 expires 2026-02-01T00:00Z
2026-01-01T02:00+02:00 grant ann lot4 1 expires 2026-02-01T02:00+02:00 cost 0 priority 3 source staff
2026-01-01T00:00Z lots  ann lot1=1 lot2=1 lot3=1 lot4=1
2026-02-01T00:00Z lots  ann lot1=1 lot2=1

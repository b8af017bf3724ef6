# ledger.md, words: a staff adjustment is a grant or a void with source staff.
2026-01-01T00:00Z grant   ann lot1 25 source staff
2026-01-02T00:00Z spend   ann p1 5
2026-01-03T00:00Z void    ann lot1
2026-01-03T00:00Z history ann grant=25 spend=-5 void=-20

# ledger.md 4 and 12: holds last at most the rulebook's maximum, 30 days; 30 days to the instant are good.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-01T00:00Z hold    ann b1 1 until 2026-01-31T00:00:01Z refused too_long
2026-01-01T00:00Z hold    ann b1 1 until 2026-01-31T00:00:00Z
2026-01-30T23:59Z held    ann 1
2026-01-31T00:00Z held    ann 0

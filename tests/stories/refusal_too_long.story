# ledger.md 9 and 12: too_long before name_taken, unknown_wallet and insufficient_connects.
2026-01-01T00:00Z hold    ann b1 5 until 2026-03-01T00:00Z refused too_long
2026-01-01T00:00Z grant   ann lot1 5
2026-01-01T00:00Z hold    ann b1 9 until 2026-03-01T00:00Z refused too_long
2026-01-01T00:00Z hold    ann b1 5 until 2026-01-31T00:00Z
2026-01-02T00:00Z hold    ann b1 5 until 2026-03-01T00:00Z refused too_long

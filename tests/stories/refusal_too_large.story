# ledger.md 9 and 12: one movement is at most 1,000,000; too_large before too_long, names and wallets.
2026-01-01T00:00Z spend   ann p1 1000001 refused too_large
2026-01-01T00:00Z grant   ann lot1 1000001 refused too_large
2026-01-01T00:00Z grant   ann lot1 1000000
2026-01-01T00:00Z grant   ann lot1 1000001 refused too_large
2026-01-01T00:00Z grant   ann lot2 1
2026-01-01T00:00Z spend   ann p1 1000001 refused too_large
2026-01-01T00:00Z hold    ann b1 1000001 until 2027-01-01T00:00Z refused too_large
2026-01-01T00:00Z spend   ann p1 1000000
2026-01-01T00:00Z refund  p1 1000001 refused too_large
2026-01-01T00:00Z refund  p1 1000000
2026-01-01T00:00Z balance ann 1000001

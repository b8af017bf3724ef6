# ledger.md 9: insufficient_connects: more than the balance; the whole balance is good.
2026-01-01T00:00Z grant   ann lot1 3
2026-01-01T00:00Z grant   ann lot2 3 expires 2026-02-01T00:00Z
2026-01-01T00:00Z spend   ann p1 7 refused insufficient_connects
2026-01-01T00:00Z hold    ann b1 7 until 2026-01-02T00:00Z refused insufficient_connects
2026-01-01T00:00Z spend   ann p1 6
2026-01-01T00:00Z spend   ann p2 1 refused insufficient_connects
2026-01-01T00:00Z balance ann 0

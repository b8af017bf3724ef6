# ledger.md 9: name_taken before insufficient_connects.
2026-01-01T00:00Z grant   ann lot1 5
2026-01-01T00:00Z spend   ann p1 5
2026-01-01T00:00Z spend   ann p1 99 refused name_taken
2026-01-01T00:00Z hold    ann p1 99 until 2026-01-02T00:00Z refused name_taken
2026-01-01T00:00Z grant   ann lot1 5 refused name_taken

# ledger.md 4: held Connects are not in the balance, so they cannot be spent twice.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-02T00:00Z hold    ann b1 8 until 2026-01-09T00:00Z
2026-01-02T00:00Z spend   ann p1 3 refused insufficient_connects
2026-01-02T00:00Z hold    ann b2 3 until 2026-01-09T00:00Z refused insufficient_connects
2026-01-02T00:00Z spend   ann p1 2
2026-01-02T00:00Z balance ann 0
2026-01-02T00:00Z held    ann 8

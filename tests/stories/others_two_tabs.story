# rules.md, where others failed: two tabs spending the last Connects: one wins, the other is told.
2026-01-01T00:00Z grant   ann lot1 6
2026-01-02T00:00Z spend   ann p1 6
2026-01-02T00:00Z spend   ann p2 6 refused insufficient_connects
2026-01-02T00:00Z balance ann 0
2026-01-02T00:00Z history ann grant=6 spend=-6

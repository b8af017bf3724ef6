# ledger.md 2: of a lot with nothing left nothing expires, so no entry is written.
2026-01-01T00:00Z grant   ann lot1 4 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend   ann p1 4
2026-03-01T00:00Z history ann grant=4 spend=-4

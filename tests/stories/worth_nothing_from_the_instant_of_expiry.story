# ledger.md 2: a lot is worth nothing from `expires_at` on, that instant included.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T12:00:00Z
2026-02-01T11:59:59Z balance ann 10
2026-02-01T11:59:59Z spend ann p1 1
2026-02-01T12:00:00Z spend ann p2 1 refused insufficient_connects
2026-02-01T12:00:00Z balance ann 0
2026-02-01T12:00:00Z lots  ann lot1=0
2026-02-01T12:00:00Z history ann grant=10 spend=-1 expiry=-9

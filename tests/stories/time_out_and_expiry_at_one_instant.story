# ledger.md 7: at one instant hold time-outs, then expiries, then requests. The lot is worth nothing at that instant.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-20T00:00Z
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-20T00:00Z
2026-01-20T00:00Z spend   ann p1 4              # of the grace lot that the time-out opened
2026-01-20T00:00Z balance ann 0
2026-01-20T00:00Z history ann grant=10 hold=-4 release=4 expiry=-6 spend=-4

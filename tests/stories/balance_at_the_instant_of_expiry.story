# ledger.md 2: asked at that very instant, swept or not, the balance is without the lot.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 5
2026-02-01T00:00Z balance ann 5
2026-02-01T00:00Z lots    ann lot2=5

# ledger.md 7: what is due is written also when the request that follows is refused, for whatever reason.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 5
2026-01-25T00:00Z hold    ann b1 3 until 2026-01-31T00:00Z
2026-02-01T00:00Z spend   ann p1 0 refused not_positive
2026-02-01T00:00Z history ann grant=10 grant=5 hold=-3 release=3 expiry=-7
2026-02-01T00:00Z spend   ann p1 9 refused insufficient_connects
2026-02-01T00:00Z spend   ann p1 8
2026-02-01T00:00Z history ann grant=10 grant=5 hold=-3 release=3 expiry=-7 spend=-8

# ledger.md 7: the grace lot of a time-out can itself be over by the next request: both are written, each when due.
2026-01-01T00:00Z grant   ann lot1 4 expires 2026-01-10T00:00Z
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-20T00:00Z
2026-06-01T00:00Z balance ann 0
2026-06-01T00:00Z history ann grant=4 hold=-4 release=4 expiry=-4

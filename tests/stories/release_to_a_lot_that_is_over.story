# ledger.md 4: a release to a lot that has expired follows the refund's rule: it comes in a grace lot.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-15T00:00Z
2026-01-10T00:00Z hold    ann b1 6 until 2026-01-25T00:00Z
2026-01-20T00:00Z release b1 as g1
2026-01-20T00:00Z lots    ann g1=6
2026-02-18T23:59Z balance ann 6
2026-02-19T00:00Z balance ann 0

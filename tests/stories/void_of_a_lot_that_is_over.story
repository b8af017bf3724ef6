# ledger.md 6: a void of a lot that has expired finds nothing; the grace lots that come of it later are voided.
2026-01-01T00:00Z grant   ann lot1 4 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend   ann p1 3
2026-02-01T00:00Z void    ann lot1
2026-02-02T00:00Z refund  p1
2026-02-02T00:00Z balance ann 0
2026-02-02T00:00Z lots    ann
2026-02-02T00:00Z history ann grant=4 spend=-3 expiry=-1 void=0 refund=3 void=-3

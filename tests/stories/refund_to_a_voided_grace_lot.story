# ledger.md 6: the grace lots that came of a voided lot are voided lots: what comes back to them is voided.
2026-01-01T00:00Z grant   ann lot1 4 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend   ann p1 4
2026-02-02T00:00Z refund  p1 as g1
2026-02-03T00:00Z spend   ann p2 3
2026-02-04T00:00Z void    ann lot1
2026-02-05T00:00Z refund  p2
2026-02-05T00:00Z balance ann 0
2026-02-05T00:00Z history ann grant=4 spend=-4 refund=4 spend=-3 void=-1 refund=3 void=-3

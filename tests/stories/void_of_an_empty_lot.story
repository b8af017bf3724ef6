# ledger.md 6: if no lot has anything left, one entry of 0 carries the mark and the key.
2026-01-01T00:00Z grant   ann lot1 4
2026-01-02T00:00Z spend   ann p1 4
2026-01-03T00:00Z void    ann lot1
2026-01-04T00:00Z refund  p1                    # the mark holds: what comes back is voided
2026-01-05T00:00Z void    ann lot1
2026-01-05T00:00Z balance ann 0
2026-01-05T00:00Z history ann grant=4 spend=-4 void=0 refund=4 void=-4 void=0

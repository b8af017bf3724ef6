# ledger.md 5 and 6: without grace each lot that is over has its own expiry, in the order the draws come back.
set grace_days 0
2026-01-01T00:00Z grant   ann lot1 2 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 3 expires 2026-02-02T00:00Z
2026-01-01T00:00Z grant   ann lot3 4
2026-01-05T00:00Z spend   ann p1 9
2026-02-03T00:00Z refund  p1
2026-02-03T00:00Z lots    ann lot3=4
2026-02-03T00:00Z history ann grant=2 grant=3 grant=4 spend=-9 refund=9 expiry=-3 expiry=-2

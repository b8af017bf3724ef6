# ledger.md 5: with grace 0 it goes to its own lot, and where that has expired an expiry of as much follows.
set grace_days 0
2026-01-01T00:00Z grant   ann lot1 4 expires 2026-02-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 4 expires 2026-03-01T00:00Z
2026-01-02T00:00Z spend   ann p1 7                      # lot1 4, lot2 3
2026-01-31T23:59Z refund  p1 4                          # lot2 3, lot1 1: both still good
2026-01-31T23:59Z lots    ann lot1=1 lot2=4
2026-02-01T00:00Z refund  p1 1
2026-02-01T00:00Z lots    ann lot2=4
2026-02-02T00:00Z refund  p1 as g1                      # no grace lot is opened
2026-02-02T00:00Z lots    ann lot2=4 g1=0
2026-02-02T00:00Z history ann grant=4 grant=4 spend=-7 refund=4 expiry=-1 refund=1 expiry=-1 refund=2 expiry=-2

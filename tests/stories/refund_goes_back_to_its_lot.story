# ledger.md 5: a refund goes back into the lot it came from.
2026-01-01T00:00Z grant   ann lot1 10 expires 2027-01-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 10
2026-01-02T00:00Z spend   ann p1 6
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z lots    ann lot1=10 lot2=10
2026-01-03T00:00Z history ann grant=10 grant=10 spend=-6 refund=6

# ledger.md 5: a refund unwinds draws last drawn first; a part continues where the last stopped.
2026-01-01T00:00Z grant   ann lot1 3 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 3 expires 2026-07-01T00:00Z
2026-01-01T00:00Z grant   ann lot3 3 expires 2026-08-01T00:00Z
2026-01-02T00:00Z spend   ann p1 9
2026-01-03T00:00Z refund  p1 2
2026-01-03T00:00Z lots    ann lot3=2
2026-01-03T00:00Z refund  p1 2
2026-01-03T00:00Z lots    ann lot2=1 lot3=3
2026-01-03T00:00Z refund  p1 3
2026-01-03T00:00Z lots    ann lot1=1 lot2=3 lot3=3
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z lots    ann lot1=3 lot2=3 lot3=3
2026-01-03T00:00Z history ann grant=3 grant=3 grant=3 spend=-9 refund=2 refund=2 refund=3 refund=2

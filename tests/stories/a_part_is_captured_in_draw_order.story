# ledger.md 4: a part may be captured, in draw order; the rest is released.
2026-01-01T00:00Z grant   ann lot1 5 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 5 expires 2026-07-01T00:00Z
2026-01-01T00:00Z grant   ann lot3 5 expires 2026-08-01T00:00Z
2026-01-02T00:00Z hold    ann b1 12 until 2026-01-09T00:00Z    # lot1 5, lot2 5, lot3 2
2026-01-03T00:00Z capture b1 7                                  # lot1 5, lot2 2
2026-01-03T00:00Z lots    ann lot2=3 lot3=5
2026-01-03T00:00Z history ann grant=5 grant=5 grant=5 hold=-12 capture=0 release=5
2026-01-04T00:00Z refund  b1 3                                  # lot2 2, lot1 1
2026-01-04T00:00Z lots    ann lot1=1 lot2=5 lot3=5

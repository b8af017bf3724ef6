# ledger.md 4: a release gives all of the hold back to the lots it came from.
2026-01-01T00:00Z grant   ann lot1 3 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 7
2026-01-02T00:00Z hold    ann b1 8 until 2026-01-09T00:00Z
2026-01-02T00:00Z lots    ann lot2=2
2026-01-03T00:00Z release b1
2026-01-03T00:00Z lots    ann lot1=3 lot2=7
2026-01-03T00:00Z held    ann 0
2026-01-03T00:00Z history ann grant=3 grant=7 hold=-8 release=8

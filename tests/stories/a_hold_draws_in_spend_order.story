# ledger.md 4: a hold makes the same draws as a spend, in the same order.
2026-01-01T00:00Z grant   ann lot1 5
2026-01-01T00:00Z grant   ann lot2 5 expires 2026-03-01T00:00Z
2026-01-01T00:00Z grant   ann lot3 5 priority -1
2026-01-02T00:00Z hold    ann b1 11 until 2026-01-20T00:00Z
2026-01-02T00:00Z lots    ann lot1=4
2026-01-02T00:00Z held    ann 11
2026-01-03T00:00Z release b1
2026-01-03T00:00Z lots    ann lot1=5 lot2=5 lot3=5

# ledger.md 4: a release to a lot that will expire within the grace comes in a grace lot as well.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T00:00Z
2026-01-02T00:00Z hold    ann b1 4 until 2026-01-20T00:00Z
2026-01-02T00:00Z hold    ann b2 5 until 2026-01-20T00:00Z
2026-01-02T00:00Z release b1                # exactly 30 days left: the lot itself
2026-01-02T00:00Z lots    ann lot1=5
2026-01-02T00:01Z release b2 as g2          # a minute less: a grace lot
2026-01-02T00:01Z lots    ann lot1=5 g2=5
2026-02-01T00:00Z lots    ann g2=5
2026-02-01T00:01Z lots    ann

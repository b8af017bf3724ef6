# ledger.md, conservation: a grace lot is opened by a refund or a release and is no grant.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend   ann p1 4
2026-01-03T00:00Z hold    ann b1 3 until 2026-01-10T00:00Z
2026-01-04T00:00Z refund  p1 as g1
2026-01-05T00:00Z release b1 as g2
2026-01-05T00:00Z lots    ann lot1=3 g1=4 g2=3
2026-01-05T00:00Z history ann grant=10 spend=-4 hold=-3 refund=4 release=3

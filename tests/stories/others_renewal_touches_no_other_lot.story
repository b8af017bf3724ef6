# rules.md, where others failed: a monthly grant never touches other lots, whether they are spent, held or whole.
2026-01-01T00:00Z grant   ann bought 40 source purchase cost 600
2026-01-01T00:00Z grant   ann month1 10 source allowance expires 2026-04-01T00:00Z
2026-01-02T00:00Z spend   ann p1 4
2026-01-20T00:00Z hold    ann b1 3 until 2026-02-10T00:00Z
2026-02-01T00:00Z grant   ann month2 10 source allowance expires 2026-05-01T00:00Z
2026-02-01T00:00Z lots    ann bought=40 month1=3 month2=10
2026-02-01T00:00Z held    ann 3
2026-03-01T00:00Z grant   ann month3 10 source allowance expires 2026-06-01T00:00Z
2026-03-01T00:00Z lots    ann bought=40 month1=6 month2=10 month3=10
2026-04-01T00:00Z lots    ann bought=40 month2=10 month3=10
2026-04-01T00:00Z history ann grant=40 grant=10 spend=-4 hold=-3 grant=10 release=3 grant=10 expiry=-6

# rules.md: grace follows the day of return, so what is changed later changes nothing that has come back.
set grace_days 10
2026-01-01T00:00Z grant   ann lot1 6 expires 2026-02-01T00:00Z
2026-01-02T00:00Z spend   ann p1 6
2026-02-05T00:00Z refund  p1 3 as g1
set grace_days 60
2026-02-05T00:00Z refund  p1 3 as g2
2026-02-15T00:00Z lots    ann g2=3
2026-04-05T23:59Z lots    ann g2=3
2026-04-06T00:00Z lots    ann

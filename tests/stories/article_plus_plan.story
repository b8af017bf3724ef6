# article, A4: the Plus plan gives 80 a month, 70 with the subscription and 10 from the platform: two grants.
2026-01-01T00:00Z grant   alice plan1     70 expires 2027-01-01T00:00Z source plan cost 1499
2026-01-01T00:00Z grant   alice platform1 10 expires 2027-01-01T00:00Z source allowance
2026-02-01T00:00Z grant   alice plan2     70 expires 2027-02-01T00:00Z source plan cost 1499
2026-02-01T00:00Z grant   alice platform2 10 expires 2027-02-01T00:00Z source allowance
2026-02-01T00:00Z balance alice 160
2026-02-01T00:00Z history alice grant=70 grant=10 grant=70 grant=10

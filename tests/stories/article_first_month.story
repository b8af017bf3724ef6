# article, A33: a newcomer's week of 150 Connects: 40 and 10 are there, a pack of 150 is bought when they are gone.
2026-01-05T00:00Z grant   alice signup  40 source sign_up expires 2027-01-05T00:00Z
2026-01-05T00:00Z grant   alice january 10 source allowance expires 2027-01-05T00:00Z
2026-01-05T09:00Z spend   alice day1 24
2026-01-06T09:00Z spend   alice day2 24
2026-01-07T09:00Z spend   alice day3 24 refused insufficient_connects
2026-01-07T09:05Z grant   alice pack 150 source purchase cost 2250 expires 2027-01-07T09:05Z
2026-01-07T09:06Z spend   alice day3 24
2026-01-08T09:00Z spend   alice day4 26
2026-01-09T09:00Z spend   alice day5 26
2026-01-10T09:00Z spend   alice day6 26
2026-01-11T00:00Z balance alice 50

# article, A1 and A2: bought at $0.15 each, in packs of 10, 20, 40, 60, 80 and 150.
2026-01-01T00:00Z grant   alice pack10  10  source purchase cost 150  expires 2027-01-01T00:00Z
2026-01-02T00:00Z grant   alice pack20  20  source purchase cost 300  expires 2027-01-02T00:00Z
2026-01-03T00:00Z grant   alice pack40  40  source purchase cost 600  expires 2027-01-03T00:00Z
2026-01-04T00:00Z grant   alice pack60  60  source purchase cost 900  expires 2027-01-04T00:00Z
2026-01-05T00:00Z grant   alice pack80  80  source purchase cost 1200 expires 2027-01-05T00:00Z
2026-01-06T00:00Z grant   alice pack150 150 source purchase cost 2250 expires 2027-01-06T00:00Z
2026-01-06T00:00Z balance alice 360
2026-01-07T00:00Z spend   alice p1 6            # the pack that expires soonest
2026-01-07T00:00Z lots    alice pack10=4 pack20=20 pack40=40 pack60=60 pack80=80 pack150=150
2027-01-03T00:00Z balance alice 290             # three packs have expired, each on its own day

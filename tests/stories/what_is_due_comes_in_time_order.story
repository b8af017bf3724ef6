# ledger.md 7: what fell due is written first, in time order, time-outs and expiries mixed.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-03-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 5 expires 2026-02-02T00:00Z priority 1
2026-01-01T00:00Z grant   ann lot3 4 expires 2026-02-04T00:00Z priority 1
2026-01-25T00:00Z hold    ann b1 3 until 2026-02-03T00:00Z
2026-01-25T00:00Z hold    ann b2 2 until 2026-02-01T00:00Z
2026-03-05T00:00Z grant   ann lot4 1            # b1 and b2 came in grace lots good to 2026-03-05 and 2026-03-03
2026-03-05T00:00Z history ann grant=10 grant=5 grant=4 hold=-3 hold=-2 release=2 expiry=-5 release=3 expiry=-4 expiry=-5 expiry=-2 expiry=-3 grant=1

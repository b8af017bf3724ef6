# ledger.md 3: every change of the balance is an entry of its own, oldest first, each kind by name.
2026-01-01T00:00Z grant   ann lot1 20 expires 2026-03-01T00:00Z
2026-01-02T00:00Z spend   ann p1 3
2026-01-03T00:00Z hold    ann b1 5 until 2026-01-10T00:00Z
2026-01-04T00:00Z capture b1 2
2026-01-05T00:00Z hold    ann b2 4 until 2026-01-10T00:00Z
2026-01-06T00:00Z release b2
2026-01-07T00:00Z refund  p1 1
2026-01-08T00:00Z void    ann lot1
2026-01-09T00:00Z grant   ann lot2 7 expires 2026-02-01T00:00Z
2026-02-01T00:00Z history ann grant=20 spend=-3 hold=-5 capture=0 release=3 hold=-4 release=4 refund=1 void=-16 grant=7 expiry=-7

# ledger.md, conservation: granted = remaining + held + (spent - refunded) + expired + voided.
# 100 granted = 23 remaining + 5 held + (23 spent - 8 refunded) + 17 expired + 40 voided
2026-01-01T00:00Z grant   ann lot1 40 expires 2026-06-01T00:00Z
2026-01-01T00:00Z grant   ann lot2 20 expires 2026-02-20T00:00Z
2026-01-01T00:00Z grant   ann lot3 40
2026-01-02T00:00Z spend   ann p1 2          # lot2
2026-01-03T00:00Z hold    ann b1 10 until 2026-01-20T00:00Z
2026-01-04T00:00Z capture b1 3              # 7 come back to lot2
2026-01-05T00:00Z refund  p1
2026-02-20T00:00Z balance ann 80            # 17 of lot2 expired
2026-02-21T00:00Z refund  b1 1 as g1        # lot2 is over: in a grace lot
2026-02-22T00:00Z spend   ann p2 18         # g1 is soonest, then lot1
2026-02-23T00:00Z refund  p2 5
2026-02-24T00:00Z hold    ann b2 5 until 2026-03-01T00:00Z
2026-02-25T00:00Z void    ann lot3
2026-02-25T00:00Z balance ann 23
2026-02-25T00:00Z held    ann 5
2026-02-25T00:00Z lots    ann lot1=23
2026-02-25T00:00Z history ann grant=40 grant=20 grant=40 spend=-2 hold=-10 capture=0 release=7 refund=2 expiry=-17 refund=1 spend=-18 refund=5 hold=-5 void=-40

# ledger.md 7: at one instant time-outs come by age, expiries by lot number, whatever their names or sizes.
set grace_days 0
2026-01-01T00:00Z grant   ann z 10 expires 2026-02-01T00:00Z priority 1
2026-01-01T00:00Z grant   ann a 20 expires 2026-02-01T00:00Z
2026-01-15T00:00Z hold    ann y 3 until 2026-01-25T00:00Z
2026-01-16T00:00Z hold    ann b 2 until 2026-01-25T00:00Z
2026-02-01T00:00Z history ann grant=10 grant=20 hold=-3 hold=-2 release=3 release=2 expiry=-10 expiry=-20

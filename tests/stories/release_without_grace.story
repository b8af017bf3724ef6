# ledger.md 4 and 5: without grace a release to a lot that is over expires in the same step.
set grace_days 0
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-15T00:00Z
2026-01-02T00:00Z hold    ann b1 6 until 2026-01-25T00:00Z
2026-01-02T00:00Z hold    ann b2 3 until 2026-01-25T00:00Z
2026-01-20T00:00Z capture b1 4
2026-01-25T00:00Z history ann grant=10 hold=-6 hold=-3 expiry=-1 capture=0 release=2 expiry=-2 release=3 expiry=-3
2026-01-25T00:00Z balance ann 0
2026-01-25T00:00Z held    ann 0

# ledger.md 4: the rest of a part capture goes to a grace lot where its lot is over; `capture … as` names it.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-15T00:00Z
2026-01-10T00:00Z hold    ann b1 10 until 2026-01-25T00:00Z
2026-01-20T00:00Z capture b1 4 as g1
2026-01-20T00:00Z lots    ann g1=6
2026-02-18T23:59Z balance ann 6
2026-02-19T00:00Z balance ann 0
2026-02-19T00:00Z history ann grant=10 hold=-10 capture=0 release=6 expiry=-6

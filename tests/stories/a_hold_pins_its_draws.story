# ledger.md 4: capture is good even after the lot's expiry; what is free of the lot expires alone.
2026-01-01T00:00Z grant   ann lot1 10 expires 2026-01-15T00:00Z
2026-01-10T00:00Z hold    ann b1 6 until 2026-01-25T00:00Z
2026-01-15T00:00Z balance ann 0
2026-01-15T00:00Z held    ann 6
2026-01-20T00:00Z capture b1
2026-01-20T00:00Z held    ann 0
2026-01-20T00:00Z history ann grant=10 hold=-6 expiry=-4 capture=0

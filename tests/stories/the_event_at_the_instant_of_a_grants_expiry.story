# ledger.md 7: a grant at the instant another lot expires comes after the expiry.
2026-01-01T00:00Z grant   ann lot1 5 expires 2026-02-01T00:00Z
2026-02-01T00:00Z grant   ann lot2 7
2026-02-01T00:00Z history ann grant=5 expiry=-5 grant=7

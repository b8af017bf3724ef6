# ledger.md 1: a wallet exists from its first grant, and a refused grant is none.
2026-01-01T00:00Z spend   ann p1 1 refused unknown_wallet
2026-01-01T00:00Z hold    ann b1 1 until 2026-01-02T00:00Z refused unknown_wallet
2026-01-01T00:00Z void    ann lot1 refused unknown_wallet
2026-01-01T00:00Z chargeback ann lot1 refused unknown_wallet
2026-01-01T00:00Z won     ann lot1 refused unknown_wallet
2026-01-02T00:00Z grant   ann lot1 0 refused not_positive
2026-01-02T00:00Z spend   ann p1 1 refused unknown_wallet
2026-01-02T00:00Z balance ann 0
2026-01-02T00:00Z held    ann 0
2026-01-02T00:00Z debt    ann 0
2026-01-02T00:00Z lots    ann
2026-01-02T00:00Z history ann
2026-01-03T00:00Z grant   ann lot1 5
2026-01-03T00:00Z spend   ann p1 1
2026-01-03T00:00Z history ann grant=5 spend=-1

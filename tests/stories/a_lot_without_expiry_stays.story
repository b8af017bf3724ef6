# ledger.md 2: a lot may expire never.
2026-01-01T00:00Z grant   ann lot1 10
2126-01-01T00:00Z balance ann 10
2126-01-01T00:00Z history ann grant=10

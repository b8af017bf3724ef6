# ledger.md 9: not_in_future (not after the event) before too_large, too_long, name_taken and unknown_wallet.
2026-01-01T00:00Z hold    ann b1 1 until 2026-01-01T00:00Z refused not_in_future
2026-01-01T00:00Z grant   ann lot1 1 expires 2026-01-01T00:00Z refused not_in_future
2026-01-01T00:00Z grant   ann lot1 1 expires 2025-12-31T23:59:59Z refused not_in_future
2026-01-01T00:00Z grant   ann lot1 1000001 expires 2026-01-01T00:00Z refused not_in_future
2026-01-01T00:00Z grant   ann lot1 1 expires 2026-01-01T00:00:01Z
2026-01-01T00:00Z grant   ann lot1 1 expires 2026-01-01T00:00Z refused not_in_future
2026-01-01T00:00Z hold    ann b1 9 until 2026-01-01T00:00Z refused not_in_future

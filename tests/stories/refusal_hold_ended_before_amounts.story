# ledger.md 9: hold_ended before capture_exceeds_hold; capture_exceeds_hold for more than was held.
2026-01-01T00:00Z grant   ann lot1 9
2026-01-01T00:00Z hold    ann b1 5 until 2026-01-02T00:00Z
2026-01-01T00:00Z capture b1 6 refused capture_exceeds_hold
2026-01-01T00:00Z capture b1 5
2026-01-01T00:00Z capture b1 6 refused hold_ended
2026-01-01T00:00Z balance ann 4

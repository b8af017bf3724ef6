# ledger.md 6: another wallet's lot is unknown_lot.
2026-01-01T00:00Z grant      ann lot1 4
2026-01-01T00:00Z grant      ben lot2 5
2026-01-02T00:00Z void       ben lot1 refused unknown_lot
2026-01-02T00:00Z chargeback ben lot1 refused unknown_lot
2026-01-02T00:00Z won        ben lot1 refused unknown_lot
2026-01-02T00:00Z void       cho lot1 refused unknown_wallet
2026-01-02T00:00Z void       ben lot9 refused unknown_lot
2026-01-02T00:00Z balance    ann 4
2026-01-02T00:00Z history    ben grant=5

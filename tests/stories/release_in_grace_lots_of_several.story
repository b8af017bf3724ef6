# ledger.md 4: what is released comes back last drawn first; each part has its grace lot: g1, g1.2, …
2026-01-01T00:00Z grant   ann lot1 2 expires 2026-01-20T00:00Z
2026-01-01T00:00Z grant   ann lot2 3 expires 2026-01-21T00:00Z
2026-01-01T00:00Z grant   ann lot3 4
2026-01-05T00:00Z hold    ann b1 8 until 2026-01-30T00:00Z      # lot1 2, lot2 3, lot3 3
2026-01-25T00:00Z release b1 as g1                              # lot3 3, then lot2's 3, then lot1's 2
2026-01-25T00:00Z lots    ann lot3=4 g1=3 g1.2=2

# ledger.md 4: a name is the subject; one subject per wallet and kind, also when all of it came back.
2026-01-01T00:00Z grant   ann lot1 10
2026-01-01T00:00Z grant   ann lot1 10 refused name_taken
2026-01-02T00:00Z spend   ann p1 4
2026-01-02T00:00Z spend   ann p1 4 refused name_taken
2026-01-03T00:00Z refund  p1
2026-01-03T00:00Z spend   ann p1 4 refused name_taken
2026-01-04T00:00Z hold    ann b1 4 until 2026-01-05T00:00Z
2026-01-04T00:00Z hold    ann b1 2 until 2026-01-05T00:00Z refused name_taken
2026-01-06T00:00Z hold    ann b1 2 until 2026-01-07T00:00Z refused name_taken
2026-01-06T00:00Z history ann grant=10 spend=-4 refund=4 hold=-4 release=4

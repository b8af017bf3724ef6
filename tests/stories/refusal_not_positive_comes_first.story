# ledger.md 9: not_positive before everything else.
2026-01-01T00:00Z spend   ann p1 0 refused not_positive                                     # and unknown_wallet
2026-01-01T00:00Z grant   ann lot1 -1 expires 2026-01-01T00:00Z refused not_positive        # and not_in_future
2026-01-01T00:00Z grant   ann lot1 5
2026-01-01T00:00Z grant   ann lot1 0 refused not_positive                                   # and name_taken
2026-01-01T00:00Z spend   ann p1 2
2026-01-01T00:00Z hold    ann b1 0 until 2025-12-31T00:00Z refused not_positive
2026-01-01T00:00Z hold    ann b1 -3 until 2027-01-01T00:00Z refused not_positive            # and too_long
2026-01-01T00:00Z refund  p1 0 refused not_positive
2026-01-01T00:00Z refund  p1 -1 refused not_positive
2026-01-01T00:00Z hold    ann b1 2 until 2026-01-05T00:00Z
2026-01-01T00:00Z capture b1 0 refused not_positive
2026-01-05T00:00Z capture b1 0 refused not_positive                                         # and hold_ended

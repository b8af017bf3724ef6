# article, A13: the refund does not apply to jobs that expire. Nothing happens in the wallet.
2026-01-01T00:00Z grant   alice signup 40 expires 2027-01-01T00:00Z source sign_up
2026-01-02T00:00Z spend   alice proposal1 4
2026-02-01T00:00Z balance alice 36              # the day on which the job expires
2026-02-01T00:00Z history alice grant=40 spend=-4

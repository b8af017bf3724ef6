# article, A15: a job takes 1 to 6 Connects, whatever its client has chosen.
2026-01-01T00:00Z grant   alice signup 40 source sign_up
2026-01-02T00:00Z spend   alice job1 1
2026-01-02T00:00Z spend   alice job2 2
2026-01-02T00:00Z spend   alice job3 3
2026-01-02T00:00Z spend   alice job4 4
2026-01-02T00:00Z spend   alice job5 5
2026-01-02T00:00Z spend   alice job6 6
2026-01-02T00:00Z balance alice 19
2026-01-02T00:00Z history alice grant=40 spend=-1 spend=-2 spend=-3 spend=-4 spend=-5 spend=-6

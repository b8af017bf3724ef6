# article, A7, A8, A9: 40 for passing the readiness test, 10 for an accepted interview, more for a badge.
2026-01-01T00:00Z grant   alice signup    40 source sign_up
2026-01-02T00:00Z grant   alice readiness 40 source readiness_test
2026-01-03T00:00Z spend   alice p1 4
2026-01-05T00:00Z grant   alice interview 10 source interview
2026-01-06T00:00Z grant   alice badge     30 source badge
2026-01-06T00:00Z balance alice 116

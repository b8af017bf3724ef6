# article, A16: who is invited or asked for a quote needs no Connects: an empty wallet stays as it is.
2026-01-01T00:00Z grant   alice signup 40 source sign_up
2026-01-02T00:00Z spend   alice p1 40
2026-01-03T00:00Z balance alice 0               # applies on an invitation: nothing to write
2026-01-03T00:00Z history alice grant=40 spend=-40

# article, A11: the client gives up the job without hiring: everyone who applied gets back what they paid.
2026-01-01T00:00Z grant   alice a 40 expires 2027-01-01T00:00Z source sign_up
2026-01-01T00:00Z grant   bob   b 40 expires 2027-01-01T00:00Z source sign_up
2026-01-02T00:00Z spend   alice proposal1 4
2026-01-03T00:00Z spend   bob   proposal2 4
2026-01-04T00:00Z spend   alice elsewhere 6
2026-01-10T00:00Z refund  proposal1
2026-01-10T00:00Z refund  proposal2
2026-01-10T00:00Z balance alice 34              # what was spent elsewhere stays spent
2026-01-10T00:00Z balance bob 40

# article, A11 and A14: when the lot is over by then, what comes back is good for 30 days more.
2026-01-01T00:00Z grant   alice signup 40 expires 2027-01-01T00:00Z source sign_up
2026-12-20T00:00Z spend   alice proposal1 6
2027-01-15T00:00Z balance alice 0
2027-01-15T00:00Z refund  proposal1 as back
2027-01-15T00:00Z lots    alice back=6
2027-02-13T23:59Z balance alice 6
2027-02-14T00:00Z balance alice 0

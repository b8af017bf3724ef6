# article, A12: the job is removed for breaking the terms of service: the same, at any time, but never twice.
2026-01-01T00:00Z grant   alice signup 40 expires 2027-01-01T00:00Z source sign_up
2026-01-02T00:00Z spend   alice proposal1 5
2026-01-10T00:00Z refund  proposal1                                 # closed without a hire
2026-01-20T00:00Z refund  proposal1 refused refund_exceeds_spend    # and removed later
2026-01-20T00:00Z balance alice 40

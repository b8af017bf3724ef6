# rules.md, where others failed: every movement is in the history, without a time limit.
2010-01-01T00:00Z grant   ann lot1 10
2011-01-01T00:00Z spend   ann p1 1
2016-01-01T00:00Z grant   ann lot2 5 expires 2016-02-01T00:00Z
2020-01-01T00:00Z spend   ann p2 2
2030-01-01T00:00Z refund  p1
2046-01-01T00:00Z history ann grant=10 spend=-1 grant=5 expiry=-5 spend=-2 refund=1

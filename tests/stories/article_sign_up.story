# article, A6: 40 free Connects when you first sign up; A3: the Basic plan's 10 a month beside them.
2026-03-31T08:00Z grant   alice signup  40 expires 2027-03-31T08:00Z source sign_up
2026-03-31T08:00Z grant   alice march   10 expires 2027-03-31T08:00Z source allowance
2026-03-31T08:00Z balance alice 50
2026-04-30T00:00Z grant   alice april   10 expires 2027-04-30T00:00Z source allowance
2026-05-31T00:00Z grant   alice may     10 expires 2027-05-31T00:00Z source allowance
2026-05-31T00:00Z balance alice 70
2026-05-31T00:00Z history alice grant=40 grant=10 grant=10 grant=10

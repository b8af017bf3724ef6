"""Markets that are played: seeded, accounted for to the last Connect, through actions alone."""

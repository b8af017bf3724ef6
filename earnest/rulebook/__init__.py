"""The numbers of the trade as data, in versions with dates."""

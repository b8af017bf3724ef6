"""Ledgers written as text: read, played in a scratch schema, and held against what they say."""

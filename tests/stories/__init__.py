"""Ledgers written as text, and the tests that they hold."""

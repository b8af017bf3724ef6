"""Tells Django that the ledger room exists."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "earnest.ledger"
    label = "ledger"

"""Tells Django that the billing room exists."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "earnest.billing"
    label = "billing"

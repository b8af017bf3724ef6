"""Tells Django that the rulebook room exists."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "earnest.rulebook"
    label = "rulebook"

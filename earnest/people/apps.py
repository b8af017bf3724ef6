"""Tells Django that the people room exists."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "earnest.people"
    label = "people"

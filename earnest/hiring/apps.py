"""Tells Django that the hiring room exists."""

from django.apps import AppConfig


class HiringConfig(AppConfig):
    name = "earnest.hiring"
    label = "hiring"

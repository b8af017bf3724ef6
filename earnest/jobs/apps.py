"""Tells Django that the jobs room exists."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "earnest.jobs"
    label = "jobs"

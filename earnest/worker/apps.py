"""Tells Django that the worker room exists."""

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "earnest.worker"
    label = "worker"

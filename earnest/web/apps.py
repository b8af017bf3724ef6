"""Tells Django that the web room exists."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "earnest.web"
    label = "web"

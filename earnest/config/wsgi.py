"""What the web server serves."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def loaded_application() -> WSGIHandler:
    """The application, with Django set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earnest.config.settings")
    return get_wsgi_application()


def __getattr__(name: str) -> WSGIHandler:
    """`application`, for a web server of one's own: made when it is first asked for."""
    if name == "application":
        return loaded_application()
    raise AttributeError(name)

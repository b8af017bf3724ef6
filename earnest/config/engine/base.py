"""The engine proper. Reading the settings starts no PostgreSQL: the first connection does."""

from typing import Any

from django.db.backends.postgresql import base

from earnest.config.database import address


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, wherever `database_url` says that it is at the moment of connecting."""

    def get_connection_params(self) -> dict[str, Any]:
        """Django's own, with host, port, user and password of a server that answers."""
        params: dict[str, Any] = super().get_connection_params()
        found = address()
        found.pop("dbname", None)
        options = " ".join(filter(None, [found.pop("options", ""), params.pop("options", "")]))
        return {**params, **found, "options": options}

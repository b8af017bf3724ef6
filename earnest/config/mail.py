"""How mails leave: the EARNEST_MAIL_ variables, read and checked once."""

import os
from dataclasses import dataclass

from earnest.config.embedded.errors import CannotStart

SECURITIES = ("starttls", "ssl", "none")


@dataclass(frozen=True, slots=True)
class MailServer:
    """The SMTP server and how to talk to it; without a host mails go into files."""

    host: str
    port: int
    security: str
    user: str
    password: str


def mail_server() -> MailServer:
    """What the variables say. CannotStart names the one that says nothing sensible."""
    security = os.environ.get("EARNEST_MAIL_SECURITY", "starttls")
    if security not in SECURITIES:
        raise CannotStart(
            f"EARNEST_MAIL_SECURITY is {security!r}. Set {', '.join(SECURITIES[:-1])} or "
            f"{SECURITIES[-1]}, or leave it out for {SECURITIES[0]}."
        )
    port = os.environ.get("EARNEST_MAIL_PORT", "587")
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
        raise CannotStart(
            f"EARNEST_MAIL_PORT is {port!r}. Set a number from 1 to 65535, or leave it out for 587."
        )
    return MailServer(
        host=os.environ.get("EARNEST_MAIL_HOST", ""),
        port=int(port),
        security=security,
        user=os.environ.get("EARNEST_MAIL_USER", ""),
        password=os.environ.get("EARNEST_MAIL_PASSWORD", ""),
    )

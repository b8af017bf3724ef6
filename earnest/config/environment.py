"""What this installation is: EARNEST_ENV, EARNEST_HOSTS and EARNEST_DEMO, read and checked once."""

import os
from dataclasses import dataclass

from earnest.config.embedded.errors import CannotStart

ENVIRONMENTS = ("development", "production")
THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """The name of the environment, the hosts answered to, and whether the demo was asked for."""

    name: str
    hosts: list[str]
    is_demo: bool

    @property
    def is_production(self) -> bool:
        return self.name == "production"


def environment() -> Environment:
    """What the variables say. CannotStart names the one that says nothing sensible or safe."""
    name = os.environ.get("EARNEST_ENV", "development")
    if name not in ENVIRONMENTS:
        raise CannotStart(
            f"EARNEST_ENV is {name!r}. Set production or development, "
            "or leave it out for development."
        )
    found = Environment(name, _hosts(), os.environ.get("EARNEST_DEMO") == "1")
    if found.is_production and found.is_demo:
        raise CannotStart(
            "EARNEST_DEMO is 1 and EARNEST_ENV is production, where nobody may log in as anybody. "
            "Leave EARNEST_DEMO out."
        )
    others = [host for host in found.hosts if host not in THIS_MACHINE]
    if others and not found.is_production:
        raise CannotStart(
            f"EARNEST_HOSTS names {', '.join(others)}, which is not this machine. "
            "Set EARNEST_ENV=production."
        )
    return found


def _hosts() -> list[str]:
    names = (host.strip().lower() for host in os.environ.get("EARNEST_HOSTS", "").split(","))
    return [host for host in names if host] or list(THIS_MACHINE)

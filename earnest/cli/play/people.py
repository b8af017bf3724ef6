"""Who takes part in a played market: freelancers, old and new, clients as they come, one staff."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from earnest.billing.actions import give_allowances, welcome_people
from earnest.people.actions import Newcomer, sign_up_people
from earnest.people.rules import wallet_owner

OLD_SHARE = 0.1  # so many have been here for most of a year: their first Connects expire soon
OLD_DAYS = (335, 365)
CLIENTS_TOO = 10


@dataclass(slots=True)
class Freelancer:
    """One of the crowd: how often they look, how many jobs they try, how careless they are."""

    id: int
    owner: str
    looks: float
    tries: int
    is_careless: bool


class Newcomers:
    """Signs people up through the actions that the pages use."""

    def __init__(self, size: int, random: Random) -> None:
        self.size, self.random = size, random
        self.staff_id = 0
        self._clients: dict[str, int] = {}
        self._both: list[int] = []

    @property
    def client_count(self) -> int:
        return len(self._clients)

    def join(self, at: datetime) -> list[Freelancer]:
        """Everybody but the clients: the old ones at their time, with every allowance since."""
        staff = Newcomer(email="staff@play.example", name="Staff", is_staff=True)
        self.staff_id = sign_up_people([staff], at=at - timedelta(days=400))[0].id
        old_count = round(self.size * OLD_SHARE)
        ids: list[int] = []
        for number in range(old_count):
            ids += self._sign_up([number], at - timedelta(days=self.random.randint(*OLD_DAYS)))
        self._give_what_came_since(at)
        ids += self._sign_up(range(old_count, self.size), at)
        self._both = ids[-CLIENTS_TOO:]
        return [self._freelancer(one) for one in ids]

    def _sign_up(self, numbers: Collection[int], at: datetime) -> list[int]:
        count = self.size - CLIENTS_TOO
        people = sign_up_people(
            [
                Newcomer(
                    email=f"freelancer{number}@play.example",
                    name=f"Freelancer {number}",
                    is_freelancer=True,
                    is_client=number >= count,
                )
                for number in numbers
            ],
            at=at,
        )
        ids = [person.id for person in people]
        welcome_people(ids, at=at)
        return ids

    def _give_what_came_since(self, at: datetime) -> None:
        for days in range(OLD_DAYS[1], 0, -1):
            give_allowances(at=at - timedelta(days=days))

    def _freelancer(self, person_id: int) -> Freelancer:
        return Freelancer(
            id=person_id,
            owner=wallet_owner(person_id),
            looks=self.random.uniform(0.2, 1.0),
            tries=self.random.randint(1, 4),
            is_careless=self.random.random() < 0.1,
        )

    def clients(self, names: Collection[str], at: datetime) -> dict[str, int]:
        """The clients of these names by name; who is new signs up. A few are freelancers too."""
        new = [name for name in dict.fromkeys(names) if name not in self._clients]
        while self._both and new:
            self._clients[new.pop(0)] = self._both.pop()
        people = sign_up_people(
            [
                Newcomer(
                    email=f"client{self.client_count + place}@play.example",
                    name=f"Client {self.client_count + place}",
                    is_client=True,
                )
                for place in range(len(new))
            ],
            at=at,
        )
        self._clients |= {name: person.id for name, person in zip(new, people, strict=True)}
        return self._clients

"""Plays a story through the ledger's one way in, and says which lines do not hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from earnest.ledger.actions import move_connects, settle_wallets
from earnest.ledger.models import Wallet
from earnest.ledger.queries import WalletView, wallet_view, whole_history
from earnest.ledger.queries.terms import terms_of
from earnest.ledger.rules import (
    Capture,
    Chargeback,
    Grant,
    Hold,
    Outcome,
    Refund,
    Release,
    Request,
    Schedule,
    Spend,
    Terms,
    Void,
    Won,
)
from earnest.ledger.rules.deciding import check
from earnest.ledger.rules.requests import Declined
from earnest.ledger.stories.reading import LOOKS, Line, read_story
from earnest.rulebook.queries import shipped_rulebook

_EVER = datetime.min.replace(tzinfo=UTC)
_UNKNOWN = {"capture": "unknown_hold", "release": "unknown_hold", "refund": "unknown_spend"}
_OF_LOT: dict[str, type[Void] | type[Chargeback] | type[Won]] = {
    "void": Void,
    "chargeback": Chargeback,
    "won": Won,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that does not hold: its number, and what is wrong in a sentence."""

    place: int
    sentence: str


@contextmanager
def scratch_schema() -> Iterator[None]:
    """A ledger of its own in a schema that never outlives this block, whatever happens in it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA earnest_scratch")
            cursor.execute("SET LOCAL search_path TO earnest_scratch")
        executor = MigrationExecutor(connection)
        ledger = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "ledger"]
        executor.migrate(ledger)
        yield
        transaction.set_rollback(True)


def play_story(text: str, *, prefix: str = "") -> list[Fault]:
    """Play a story in the ledger at hand; `prefix` keeps its owners apart from other stories'.

    Returns the lines that do not hold, in order; none if the story is true.
    """
    stage = _Stage(prefix)
    for line in read_story(text):
        if isinstance(line, tuple):
            stage.faults.append(Fault(*line))
        else:
            stage.play(line)
    return stage.faults


class _Stage:
    """What a story has named so far, and what did not hold."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.faults: list[Fault] = []
        self.versions: list[tuple[datetime, Terms]] = [(_EVER, terms_of(shipped_rulebook()))]
        self.uses: dict[str, str] = {}
        self.lots: dict[str, tuple[str, int]] = {}
        self.last_at = _EVER

    def play(self, line: Line) -> None:
        if line.verb == "set":
            days = timedelta(days=line.number or 0)
            terms = replace(self.versions[-1][1], version=len(self.versions) + 1, grace=days)
            self.versions.append((self.last_at, terms))
            return
        self.last_at = line.moment()
        if line.verb in LOOKS:
            self._look(line)
        else:
            self._move(line)

    def fault(self, line: Line, sentence: str) -> None:
        self.faults.append(Fault(line.place, sentence))

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.versions)

    def _owner(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def _move(self, line: Line) -> None:
        is_used = line.new_name in self.uses or line.new_name in self.lots
        if is_used and not line.refused:
            self.fault(line, f"the name {line.new_name} is used already")
            return
        request, owner = self._request(line)
        before = self._standing(owner, line.moment()) if line.refused else None
        outcome = self._ask(line, request, owner)
        if line.refused and outcome.refusal != line.refused:
            found = f"refused {outcome.refusal}" if outcome.refusal else "carried out"
            self.fault(line, f"should be refused {line.refused}, but was {found}")
        elif outcome.refusal and not line.refused:
            facts = ", ".join(f"{name} {fact}" for name, fact in outcome.facts.items())
            self.fault(line, f"refused {outcome.refusal}" + (f" ({facts})" if facts else ""))
        elif line.refused and before != self._standing(owner, line.moment()):
            self.fault(line, "was refused, but changed the wallet")
        if outcome.refusal is None:
            self._name(line, owner, outcome)

    def _ask(self, line: Line, request: Request, owner: str) -> Outcome:
        """The ledger's answer, or the story's own for a name of another wallet or kind."""
        own = None
        if line.verb in _UNKNOWN and line.names[0] not in self.uses:
            own = _UNKNOWN[line.verb]
        elif line.verb in ("grant", "spend", "hold"):
            name = line.names[1]
            held_by = self.lots.get(name, ("", 0))[0] if line.verb == "grant" else ""
            held_by = held_by or (self.uses.get(name, "") if line.verb != "grant" else "")
            if (name in self.uses or name in self.lots) and held_by != owner:
                own = "name_taken"
        if own is None:
            return move_connects([request], at=line.moment(), schedule=self.schedule)[0]
        self._settle(owner, line.moment())
        try:
            check(request, line.moment(), self.schedule.at(line.moment()))
        except Declined as declined:
            own = declined.code
        return Outcome(refusal=own)

    def _request(self, line: Line) -> tuple[Request, str]:
        key = f"line:{line.place}"
        if line.verb in _UNKNOWN:
            name = line.names[0]
            owner = self.uses.get(name, "")
            if line.verb == "release":
                return Release(owner=owner, subject=name, key=key), owner
            part = Capture if line.verb == "capture" else Refund
            return part(owner=owner, subject=name, connects=line.number, key=key), owner
        owner, name = self._owner(line.names[0]), line.names[1]
        if line.verb in ("void", "chargeback", "won"):
            holder, number = self.lots.get(name, ("", 0))
            lot = number if holder == owner else 0
            return _OF_LOT[line.verb](owner=owner, lot=lot, key=key), owner
        return self._named_request(line, owner, name, key), owner

    def _named_request(self, line: Line, owner: str, name: str, key: str) -> Request:
        connects = line.number or 0
        if line.verb == "spend":
            return Spend(owner=owner, subject=name, connects=connects, key=key)
        if line.verb == "hold":
            assert line.until is not None
            return Hold(owner=owner, subject=name, connects=connects, until=line.until, key=key)
        return Grant(
            owner=owner,
            subject=name,
            connects=connects,
            expires=line.until,
            priority=int(line.options.get("priority", 0)),
            source=line.options.get("source", ""),
            cost_cents=int(line.options.get("cost", 0)),
            key=key,
        )

    def _name(self, line: Line, owner: str, outcome: Outcome) -> None:
        if line.verb in ("spend", "hold"):
            self.uses[line.names[1]] = owner
        if line.verb == "grant":
            self.lots[line.names[1]] = owner, outcome.lots_opened[0]
        elif line.new_name:
            self.lots[line.new_name] = owner, (outcome.lots_opened or [0])[0]
            for place, number in enumerate(outcome.lots_opened[1:], 2):
                self.lots[f"{line.new_name}.{place}"] = owner, number

    def _settle(self, owner: str, at: datetime) -> None:
        if owner:
            settle_wallets([owner], at=at, schedule=self.schedule)

    def _standing(self, owner: str, at: datetime) -> tuple[int, bytes] | None:
        self._settle(owner, at)
        found = Wallet.objects.filter(owner=owner).values_list("next_entry", "head").first()
        return None if found is None else (found[0], bytes(found[1]))

    def _look(self, line: Line) -> None:
        owner = self._owner(line.names[0])
        self._settle(owner, line.moment())
        view = wallet_view(owner, at=line.moment())
        if line.verb == "lots":
            self._look_at_lots(line, owner, view)
        elif line.verb == "history":
            rows = whole_history(owner)
            found = " ".join(f"{row.kind}={row.change}" for row in rows)
            claimed = " ".join(f"{kind}={change}" for kind, change in line.pairs)
            if found != claimed:
                self.fault(line, f"the history is: {found or 'empty'}")
        else:
            figure = {"balance": view.balance, "held": view.held, "debt": view.debt}[line.verb]
            if figure != line.number:
                self.fault(line, f"{line.verb} is {figure}, not {line.number}")

    def _look_at_lots(self, line: Line, owner: str, view: WalletView) -> None:
        names = {number: name for name, (holder, number) in self.lots.items() if holder == owner}
        live = {lot.number: lot.remaining for lot in view.lots if lot.remaining}
        found = {names.get(number, f"unnamed-{number}"): left for number, left in live.items()}
        for name, _ in line.pairs:
            if self.lots.get(name, ("", 0))[0] != owner:
                self.fault(line, f"{line.names[0]} has no lot {name}")
                return
        claimed = dict(line.pairs)
        if {name: left for name, left in claimed.items() if left} != found:
            live_lots = " ".join(f"{name}={left}" for name, left in found.items())
            self.fault(line, f"the live lots are: {live_lots or 'none'}")

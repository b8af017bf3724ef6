"""What can be asked of the ledger, and what it answers. Pure values; no state is needed here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any, ClassVar, TypeAlias

Posting: TypeAlias = tuple[int, int]
"""A lot's number and by how much it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Connects that come in. Opens the wallet if it is the owner's first; opens one lot.

    `expires` is the first moment at which they are worth nothing, or how long after the event
    that is, or None for never. `subject` is the reason, used once per wallet (`sign_up:42`).
    Grants with `cost_cents` 0 repay debt (B2).
    """

    owner: str
    subject: str
    connects: int
    source: str = ""
    expires: datetime | timedelta | None = None
    priority: int = 0
    cost_cents: int = 0
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "grant"

    def expires_at(self, at: datetime) -> datetime | None:
        """The first moment at which the lot is worth nothing, for a grant that happens at `at`."""
        return at + self.expires if isinstance(self.expires, timedelta) else self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """Connects that go out, drawn from the lots in spend order (B5). `subject` is its name."""

    owner: str
    subject: str
    connects: int
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "spend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Connects reserved by the same draws as a spend, until `until` at the latest."""

    owner: str
    subject: str
    connects: int
    until: datetime
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Part of an open hold becomes a spend, in draw order; the rest is released.

    `connects` None means all of it.
    """

    owner: str
    subject: str
    connects: int | None = None
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "capture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """All of an open hold comes back."""

    owner: str
    subject: str
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "release"
    connects: ClassVar[None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Connects back for a spend, last drawn first (A14). `connects` None: what is left of it.

    Parts need keys of their own: without one the key is `refund:` and the subject.
    """

    owner: str
    subject: str
    connects: int | None = None
    key: str | None = None
    reason: str = ""
    kind: ClassVar[str] = "refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfLot:
    owner: str
    lot: int
    key: str | None = None
    reason: str = ""
    connects: ClassVar[None] = None

    @property
    def subject(self) -> str:
        return f"lot:{self.lot}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Void(_OfLot):
    """Takes the free part of a lot and of the grace lots that came of it, and marks them."""

    kind: ClassVar[str] = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chargeback(_OfLot):
    """A void after which the lot owes what is spent of it (B2)."""

    kind: ClassVar[str] = "chargeback"

    @property
    def subject(self) -> str:
        return f"chargeback:{self.lot}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Won(_OfLot):
    """Undoes the chargeback of a lot: debt cancelled, what it took is granted again as one lot."""

    kind: ClassVar[str] = "won"


Request: TypeAlias = Grant | Spend | Hold | Capture | Release | Refund | Void | Chargeback | Won


@dataclass(slots=True)
class Outcome:
    """The answer to one request: either `refusal` (with the facts for its sentence) or an entry.

    `change` and `postings` are those of the request's own entry; `balance` is the wallet's when
    its step is done, with what followed in the same step (an expiry, a void, a release).
    """

    refusal: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    number: int = 0
    change: int = 0
    balance: int = 0
    postings: list[Posting] = field(default_factory=list)
    lots_opened: list[int] = field(default_factory=list)
    is_replay: bool = False


class Declined(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Inside the rules: this request is refused with this code and these facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


def _in_words(when: datetime | timedelta | None) -> str:
    return str(when.astimezone(UTC) if isinstance(when, datetime) else when)


def digest(request: Request) -> str:
    """128 bits of BLAKE2b over every field but the owner, the key and the time, as hex.

    The owner and the key need no part in it: a digest is only ever compared within one of both.
    """
    text = f"{request.kind}\t{request.subject}\t{request.connects}\t{request.reason}"
    if isinstance(request, Grant):
        expires = _in_words(request.expires)
        text += f"\t{request.source}\t{expires}\t{request.priority}\t{request.cost_cents}"
    elif isinstance(request, Hold):
        text += f"\t{_in_words(request.until)}"
    return blake2b(text.encode(), digest_size=16).hexdigest()


def effective_key(request: Request) -> str | None:
    """The key under which a request is remembered; None where its name is the key already."""
    if request.key is None and request.kind not in ("grant", "spend", "hold"):
        return f"{request.kind}:{request.subject}"
    return request.key


def check_form(requests: Sequence[Request]) -> None:
    """Owners, subjects, keys, reasons and sources are short, printable ASCII without backslash.

    Connects are whole numbers. Anything else is a fault of the caller, not a refusal.
    """
    for request in requests:
        if request.connects is not None and type(request.connects) is not int:
            raise ValueError(f"not a whole number of Connects: {request.connects!r}")
        if isinstance(request, Grant) and not (
            abs(request.priority) < 2**31 and 0 <= request.cost_cents < 2**63
        ):
            raise ValueError(f"not a priority or a cost for the ledger: {request!r}")
        texts = (request.owner, request.subject, request.reason, request.key or "")
        for text in (*texts, getattr(request, "source", "")):
            if len(text) > 200 or not text.isascii() or not text.isprintable() or "\\" in text:
                raise ValueError(f"not a text for the ledger: {text!r}")
        if request.subject.startswith("won:") or request.reason in ("came_back", "repaid"):
            raise ValueError("the ledger keeps won:, came_back and repaid for itself")

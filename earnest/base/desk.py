"""A desk: threads that ask at the same time share one batch, served by one of them."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from earnest.base.refusals import Refused

Q = TypeVar("Q")
A = TypeVar("A")


class _Ticket(Generic[Q, A]):
    __slots__ = ("answer", "bell", "error", "is_done", "is_leading", "request")

    def __init__(self, request: Q) -> None:
        self.request = request
        self.answer: A | None = None
        self.error: BaseException | None = None
        self.is_done = False
        self.is_leading = False
        self.bell = Lock()
        self.bell.acquire()

    def ring(self) -> None:
        """Wake who waits for this ticket; a second ring changes nothing."""
        if self.bell.locked():
            self.bell.release()


class Desk(Generic[Q, A]):
    """Whoever finds no leader leads: takes everything that waits, serves it as one batch, and
    hands the lead on to the next that waits.

    `serve` gets a list and returns as many answers, in order, in a transaction of its own. Where
    it raises, each request of the batch is served again alone, so that a poisoned one fails
    alone; `serve` must therefore either do all of a list or nothing. No more than `capacity`
    requests wait; one above is refused as `busy`. A leader that dies or hangs leaves nobody
    waiting longer than `patience` seconds: who was not yet taken leads in its stead, who was
    taken is refused as `busy` and may ask again under the same key.
    """

    def __init__(
        self,
        serve: Callable[[Sequence[Q]], Sequence[A]],
        *,
        batch: int = 500,
        capacity: int = 2000,
        patience: float = 4.0,
    ) -> None:
        self._serve = serve
        self._batch = batch
        self._capacity = capacity
        self._patience = patience
        self._waiting: deque[_Ticket[Q, A]] = deque()
        self._guard = Lock()
        self._has_leader = False

    def ask(self, request: Q) -> A:
        """The answer to one request. Refused: `busy`. What `serve` raises for it is raised."""
        ticket: _Ticket[Q, A] = _Ticket(request)
        with self._guard:
            if len(self._waiting) >= self._capacity:
                raise Refused("busy")
            self._waiting.append(ticket)
            leads = not self._has_leader
            self._has_leader = True
        if not leads:
            leads = self._wait(ticket)
        if leads:
            self._lead()
        if ticket.error is not None:
            raise ticket.error
        if not ticket.is_done:
            raise Refused("busy")
        return ticket.answer  # type: ignore[return-value]

    def _wait(self, ticket: _Ticket[Q, A]) -> bool:
        """Wait for the answer or the lead. True: lead now."""
        if ticket.bell.acquire(timeout=self._patience):
            return ticket.is_leading
        with self._guard:
            if ticket.is_done or ticket.error is not None:
                return False
            if ticket in self._waiting:
                self._has_leader = True
                return True
            ticket.error = Refused("busy")
            return False

    def _lead(self) -> None:
        with self._guard:
            tickets = [self._waiting.popleft() for _ in range(min(self._batch, len(self._waiting)))]
        try:
            self._answer(tickets)
        finally:
            self._hand_on()
            for ticket in tickets:
                ticket.ring()

    def _answer(self, tickets: list[_Ticket[Q, A]]) -> None:
        try:
            answers = self._serve([ticket.request for ticket in tickets])
        except Exception as error:
            if len(tickets) == 1:
                tickets[0].error = error
                return
            for ticket in tickets:
                self._answer([ticket])
            return
        for ticket, answer in zip(tickets, answers, strict=True):
            ticket.answer = answer
            ticket.is_done = True

    def _hand_on(self) -> None:
        with self._guard:
            if not self._waiting:
                self._has_leader = False
                return
            heir = self._waiting[0]
        heir.is_leading = True
        heir.ring()

"""The desk: one batch for who asks at the same time, and nobody left waiting."""

import time
from collections.abc import Sequence
from threading import Barrier, Event, Thread, Timer

import pytest

from earnest.base.desk import Desk
from earnest.base.refusals import Refused


def _ask_together(desk: Desk[int, int], requests: Sequence[int]) -> list[int | BaseException]:
    answers: list[int | BaseException] = [0] * len(requests)
    start = Barrier(len(requests))

    def ask(place: int) -> None:
        start.wait(10)
        try:
            answers[place] = desk.ask(requests[place])
        except BaseException as error:
            answers[place] = error

    threads = [Thread(target=ask, args=(place,)) for place in range(len(requests))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def test_everybody_gets_their_own_answer_and_batches_are_shared() -> None:
    batches: list[int] = []

    def serve(requests: Sequence[int]) -> list[int]:
        batches.append(len(requests))
        time.sleep(0.02)
        return [request * 2 for request in requests]

    assert _ask_together(Desk(serve), range(50)) == [request * 2 for request in range(50)]
    assert sum(batches) == 50
    assert max(batches) > 10


def test_one_poisoned_request_fails_alone() -> None:
    def serve(requests: Sequence[int]) -> list[int]:
        time.sleep(0.01)
        if 7 in requests:
            raise ValueError("poison")
        return list(requests)

    answers = _ask_together(Desk(serve), range(20))
    assert isinstance(answers.pop(7), ValueError)
    assert answers == [request for request in range(20) if request != 7]


def test_a_leader_that_dies_leaves_nobody_waiting() -> None:
    has_died = Event()

    def serve(requests: Sequence[int]) -> list[int]:
        if not has_died.is_set():
            has_died.set()
            time.sleep(0.05)
            raise SystemExit
        return list(requests)

    began = time.monotonic()
    answers = _ask_together(Desk(serve), range(10))
    assert time.monotonic() - began < 5
    lost = [answer for answer in answers if isinstance(answer, BaseException)]
    assert all(isinstance(error, SystemExit | Refused) for error in lost)
    assert len(lost) < 10


def test_a_leader_that_hangs_lets_the_others_pass_within_their_patience() -> None:
    is_hanging, may_go = Event(), Event()

    def serve(requests: Sequence[int]) -> list[int]:
        if 0 in requests:
            is_hanging.set()
            may_go.wait(20)
        return list(requests)

    desk: Desk[int, int] = Desk(serve, patience=0.3)
    hanging = Thread(target=lambda: desk.ask(0))
    hanging.start()
    assert is_hanging.wait(5)
    began = time.monotonic()
    assert _ask_together(desk, [1, 2, 3]) == [1, 2, 3]
    assert time.monotonic() - began < 3
    may_go.set()
    hanging.join(5)
    assert desk.ask(4) == 4


def test_who_was_taken_by_a_hanging_leader_is_told_to_ask_again() -> None:
    may_go, is_first = Event(), Event()

    def serve(requests: Sequence[int]) -> list[int]:
        if not is_first.is_set():
            is_first.set()
            time.sleep(0.1)
        elif 1 in requests:
            may_go.wait(20)
        return list(requests)

    desk: Desk[int, int] = Desk(serve, patience=0.5)
    Timer(1.5, may_go.set).start()
    answers = _ask_together(desk, [0, 1, 1, 1])
    busy = [answer for answer in answers if isinstance(answer, Refused)]
    assert [error.name for error in busy] == ["busy"] * len(busy)
    assert busy


def test_a_full_desk_refuses_at_once() -> None:
    may_go, is_serving = Event(), Event()

    def serve(requests: Sequence[int]) -> list[int]:
        is_serving.set()
        may_go.wait(20)
        return list(requests)

    desk: Desk[int, int] = Desk(serve, capacity=1, patience=5)
    threads = [Thread(target=lambda: desk.ask(0))]
    threads[0].start()
    assert is_serving.wait(5)
    threads.append(Thread(target=lambda: desk.ask(1)))
    threads[1].start()
    time.sleep(0.1)
    with pytest.raises(Refused, match="busy"):
        desk.ask(2)
    may_go.set()
    for thread in threads:
        thread.join(5)

"""The real ledger is played against the model: same answers, same rows, after every step."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from earnest.ledger.queries.audit import audit
from tests.properties.choosing import GRACES, PAUSES, VERBS, Step
from tests.properties.play import Play, shortened

RUNS = int(os.environ.get("EARNEST_MODEL_RUNS", "500"))
STEPS, TOGETHER = 50, 10

every_pause = st.lists(st.sampled_from(PAUSES), min_size=STEPS, max_size=STEPS)
every_step = st.lists(
    st.tuples(st.integers(0, len(VERBS) - 1), st.integers(0, 255), st.integers(0, 255)),
    min_size=STEPS,
    max_size=STEPS,
)


@settings(
    max_examples=-(-RUNS // TOGETHER),
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(
    graces=st.tuples(st.sampled_from(GRACES), st.sampled_from(GRACES)),
    pauses=every_pause,
    runs=st.lists(every_step, min_size=TOGETHER, max_size=TOGETHER),
    is_joined=st.booleans(),
)
def play_many(
    graces: tuple[timedelta, timedelta],
    pauses: list[int],
    runs: list[list[Step]],
    is_joined: bool,
) -> None:
    play = Play(graces, pauses, runs, is_joined)
    with transaction.atomic():
        if found := play.first_difference():
            pytest.fail(shortened(play, runs[found[0]]) or found[1], pytrace=False)


@pytest.mark.usefixtures("committed")
def test_the_ledger_answers_as_the_model_does_and_what_it_wrote_is_clean() -> None:
    play_many()
    report = audit()
    assert report.findings == []
    assert report.totals.wallets >= RUNS / 2

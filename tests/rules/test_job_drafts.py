"""What is wrong with a job before it is posted: every fault, by field, in the form's order."""

from datetime import date
from typing import Any

import pytest

from earnest.base.refusals import REFUSALS
from earnest.jobs.rules import Qualification, faults_of
from tests.jobs.make import draft

TODAY = date(2026, 3, 20)

FAULTS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, []),
    ({"price": 1}, []),
    ({"price": 6}, []),
    ({"price": 0}, [("price", "job_price_out_of_range")]),
    ({"price": 7}, [("price", "job_price_out_of_range")]),
    ({"title": "  "}, [("title", "job_title_missing")]),
    ({"title": "a" * 200}, []),
    ({"title": "a" * 201}, [("title", "job_text_too_long")]),
    ({"title": "nul\x00"}, [("title", "job_text_broken")]),
    ({"description": ""}, [("description", "job_description_missing")]),
    ({"description": "half \ud800"}, [("description", "job_text_broken")]),
    ({"description": "a" * 50_001}, [("description", "job_text_too_long")]),
    ({"kind": "daily"}, [("kind", "job_choice_unknown")]),
    ({"category": "Juggling"}, [("category", "job_choice_unknown")]),
    ({"category": ""}, []),
    ({"level": ""}, [("level", "job_choice_unknown")]),
    ({"duration": "soon"}, [("duration", "job_choice_unknown")]),
    ({"hours_per_week": "12"}, [("hours_per_week", "job_choice_unknown")]),
    ({"budget_cents": None}, [("budget", "job_budget_missing")]),
    ({"budget_cents": 0}, [("budget", "job_money_not_positive")]),
    ({"budget_cents": 1}, []),
    ({"budget_cents": 100_000_000_01}, [("budget", "job_money_too_large")]),
    ({"rate_min_cents": 20_00}, [("rate_min", "job_money_of_other_kind")]),
    ({"kind": "hourly"}, [("budget", "job_money_of_other_kind")]),
    ({"kind": "hourly", "budget_cents": None}, []),
    (
        {"kind": "hourly", "budget_cents": None, "rate_min_cents": 30_00, "rate_max_cents": 29_99},
        [("rate_max", "job_rates_out_of_order")],
    ),
    (
        {"kind": "hourly", "budget_cents": None, "rate_min_cents": 30_00, "rate_max_cents": 30_00},
        [],
    ),
    ({"deadline_on": TODAY}, [("deadline", "job_deadline_past")]),
    ({"deadline_on": date(2026, 3, 21)}, []),
    ({"skills": ("x",) * 20}, []),
    ({"skills": ("x",) * 21}, [("skills", "job_list_too_long")]),
    ({"questions": ("x" * 201,)}, [("questions", "job_text_too_long")]),
    (
        {"qualifications": (Qualification("star sign", "ox"),)},  # type: ignore[arg-type]
        [("qualifications", "job_choice_unknown")],
    ),
    ({"hire_count_wanted": 0}, [("hire_count_wanted", "job_count_out_of_range")]),
    ({"proposal_limit": 0}, [("proposal_limit", "job_count_out_of_range")]),
    ({"proposal_limit": 1000}, []),
    (
        {"title": "", "budget_cents": -1, "price": 9},
        [
            ("title", "job_title_missing"),
            ("budget", "job_money_not_positive"),
            ("price", "job_price_out_of_range"),
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FAULTS)
def test_the_faults_of_a_draft(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    faults = faults_of(draft(**changes), price_min=1, price_max=6, today=TODAY)
    assert [(fault.field, fault.refusal) for fault in faults] == expected


@pytest.mark.parametrize(("changes", "expected"), FAULTS)
def test_each_fault_has_a_sentence_that_its_facts_fill(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    for fault in faults_of(draft(**changes), price_min=1, price_max=6, today=TODAY):
        sentence = str(REFUSALS[fault.refusal].sentence).format(**fault.facts)
        assert sentence.endswith(".")

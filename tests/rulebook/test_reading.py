"""Reading a rulebook: the article, and every fault with its place, what was found, what may be."""

from datetime import timedelta

import pytest

from earnest.rulebook.queries import shipped_tables, shipped_text
from earnest.rulebook.reading import FaultyRulebook, read_rulebook
from earnest.rulebook.rules import Rulebook, differences, leaves_of
from tests.make import article_with


def read(text: str) -> Rulebook:
    return read_rulebook(text, file="book.toml", version=1)


def faults_of(text: str) -> list[str]:
    with pytest.raises(FaultyRulebook) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def test_the_article_holds_the_numbers_that_the_source_article_gives() -> None:
    book = read(shipped_text())
    assert book.connects.list_price_cents == 15
    assert book.packs.sizes == (10, 20, 40, 60, 80, 150)
    assert (book.plans.basic.price_cents, book.plans.basic.monthly_connects) == (0, 10)
    plus = book.plans.plus
    assert (plus.price_cents, plus.plan_connects, plus.platform_connects) == (1499, 70, 10)
    assert (book.bonuses.sign_up, book.bonuses.readiness_test, book.bonuses.interview) == (
        40,
        40,
        10,
    )
    assert (book.jobs.price_min, book.jobs.price_max, book.proposals.invited_price) == (1, 6, 0)
    assert book.returns.on_close_without_hire
    assert book.returns.on_removal
    assert not book.returns.on_expiry


def test_a_life_in_days_is_a_span_of_time_and_never_is_none() -> None:
    book = read(article_with({"expiry.purchase": "never"}))
    assert book.expiry.life_of("sign_up") == timedelta(days=365)
    assert book.expiry.life_of("purchase") is None
    assert book.returns.grace == timedelta(days=30)


def test_any_price_may_be_0() -> None:
    prices = [
        "connects.list_price_cents",
        "jobs.price_min",
        "proposals.invited_price",
        "plans.plus.price_cents",
        "plans.basic.price_cents",
    ]
    assert leaves_of(read(article_with(dict.fromkeys(prices, 0))))["jobs.price_min"] == 0


def test_every_line_of_the_article_names_its_rule() -> None:
    for line in shipped_text().splitlines():
        if "=" in line and not line.startswith(("#", "name")):
            assert line.split("#")[1].strip().startswith(("A", "B", "ledger")), line


def line_of(text: str, key: str) -> int:
    """On which line a key stands, counted from 1."""
    table, _, name = key.rpartition(".")
    head, header, tail = text.partition(f"[{table}]") if table else ("", "", text)
    before, _, _ = tail.partition(f"\n{name} =")
    return (head + header + before).count("\n") + 2


FAULTS = [
    (
        {"jobs.price_max": -3},
        "book.toml, line {line}, jobs.price_max: found -3; "
        "allowed is a whole number from 0 to 1000000",
    ),
    (
        {"jobs.price_max": 1.5},
        "book.toml, line {line}, jobs.price_max: found 1.5; "
        "allowed is a whole number from 0 to 1000000",
    ),
    (
        {"jobs.price_max": True},
        "book.toml, line {line}, jobs.price_max: found true; "
        "allowed is a whole number from 0 to 1000000",
    ),
    (
        {"returns.on_expiry": 1},
        "book.toml, line {line}, returns.on_expiry: found 1; allowed is true or false",
    ),
    (
        {"expiry.staff": "nevre"},
        'book.toml, line {line}, expiry.staff: found "nevre"; '
        'allowed is a whole number from 1 to 36500, or "never"',
    ),
    (
        {"packs.sizes": [10, "20"]},
        "book.toml, line {line}, packs.sizes: found [10, '20']; "
        "allowed is a list, each of it a whole number from 1 to 1000000",
    ),
    (
        {"packs.sizes": [20, 10]},
        "book.toml, line {line}, packs.sizes: found [20, 10]; "
        "allowed is at least one size, each larger than the one before",
    ),
    (
        {"jobs.price_max": 0},
        "book.toml, line {line}, jobs.price_max: found 0; "
        "allowed is 1 or more, which is jobs.price_min",
    ),
    (
        {"name": "My book"},
        'book.toml, line {line}, name: found "My book"; '
        "allowed is up to 40 small letters, digits, - and _, a letter first",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), FAULTS, ids=[str(c) for c, _ in FAULTS])
def test_a_fault_names_file_line_field_what_was_found_and_what_is_allowed(
    changes: dict[str, object], sentence: str
) -> None:
    text = article_with(changes)
    assert faults_of(text) == [sentence.format(line=line_of(text, *changes))]


def test_all_faults_come_at_once() -> None:
    text = article_with({"jobs.price_max": -1, "returns.on_expiry": "no", "limits.batch": 0})
    fields = [line.split(", ")[2].split(":")[0] for line in faults_of(text)]
    assert fields == ["returns.on_expiry", "jobs.price_max", "limits.batch"]


def test_a_missing_key_and_an_unknown_key_are_faults() -> None:
    text = shipped_text().replace("grace_days = 30 ", "grace_weeks = 4 ")
    assert faults_of(text) == [
        "book.toml, returns.grace_days: found nothing; allowed is a whole number from 0 to 3650",
        f"book.toml, line {line_of(text, 'returns.grace_weeks')}, returns.grace_weeks: "
        "found an unknown key; allowed is "
        "on_close_without_hire, on_removal, on_expiry, on_decline, on_withdrawal, on_other_hired, "
        "grace_days",
    ]


def test_a_table_that_is_no_table_and_a_version_of_its_own_are_faults() -> None:
    text = shipped_text().replace("[reviews]\nopen_days = 14  ", "[unknown]\na = 1 ")
    fields = [line.split(": found")[0] for line in faults_of("version = 3\nreviews = 5\n" + text)]
    assert fields[:2] == ["book.toml, line 1, version", "book.toml, line 2, reviews"]
    assert fields[2].endswith(", unknown")


def test_what_is_no_toml_is_one_fault_with_its_line() -> None:
    [sentence] = faults_of('name = "article"\n[jobs\n')
    assert sentence.startswith("book.toml, line 2: found Expected ']'")


def test_an_older_text_takes_a_newer_key_from_the_article() -> None:
    older = shipped_text().replace("grace_days = 30", "# grace_days = 30")
    book = read_rulebook(older, file="version 1", version=1, missing_from=shipped_tables())
    assert book.returns.grace_days == 30


def test_a_newer_key_that_contradicts_an_older_text_is_no_fault_of_it() -> None:
    older = article_with({"limits.hold_days": 5}).replace("window_days = 7", "# window_days = 7")
    assert "boosts.window_days" in faults_of(older)[0]
    book = read_rulebook(older, file="version 1", version=1, missing_from=shipped_tables())
    assert (book.limits.hold_days, book.boosts.window_days) == (5, 7)


def test_two_books_differ_in_the_keys_that_were_changed() -> None:
    changed = read(article_with({"jobs.price_max": 7, "expiry.staff": "never"}))
    assert differences(read(shipped_text()), changed) == [
        ("expiry.staff", 365, None),
        ("jobs.price_max", 6, 7),
    ]

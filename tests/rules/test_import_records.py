"""Rows out of files that are whole, damaged, huge or strange: a bad row costs only itself."""

import pytest

from earnest.jobs.rules.importing.records import CELL_LENGTH, ROW_LENGTH, UnreadableFile
from tests.jobs.reading import HEAD, jobs_of, refused_of, rows_of

GOOD = "7,Good,2026-02-01,fixed,40,\n"


def lines_and_titles(text: str) -> tuple[list[int], list[str]]:
    rows = rows_of(text)
    titles = [row.title for row in rows if hasattr(row, "title")]
    return [row.line for row in rows if not hasattr(row, "title")], titles


def test_quotes_line_ends_and_delimiters_are_read_as_they_come() -> None:
    text = HEAD + '1,"Two\nlines, ""quoted""",2026-02-01,fixed,40,\n'
    (job,) = jobs_of(text)
    assert (job.title, job.line) == ('Two lines, "quoted"', 2)
    assert len(jobs_of(HEAD.replace("\n", "\r\n") + GOOD.replace("\n", "\r\n"))) == 1
    assert len(jobs_of((HEAD + GOOD).replace(",", ";"))) == 1
    assert len(jobs_of("\ufeff" + HEAD + "\n\n" + GOOD + "\n,,,,,\n")) == 1


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('1,"never closed,2026-02-01,fixed,40,\n', "a quote is left open"),
        ('1,"closed" badly,2026-02-01,fixed,40,\n', "a quote is left open"),
        ("1,Too few,2026-02-01\n", "3 cells where the first line names 6"),
        ("1,Too,many,2026-02-01,fixed,40,,\n", "8 cells where the first line names 6"),
        ("1,N\x00L,2026-02-01,fixed,40,\n", "the cell holds a NUL"),
        ("1,byte \udcff,2026-02-01,fixed,40,\n", "bytes that are no text"),
        (f"1,{'x' * (CELL_LENGTH + 1)},2026-02-01,fixed,40,\n", "longer than 200,000"),
        (f"1,{'x' * (3 * ROW_LENGTH)},2026-02-01,fixed,40,\n", "longer than 1,000,000"),
    ],
)
def test_a_broken_row_is_refused_alone(bad: str, reason: str) -> None:
    ((line, _column, said),) = refused_of(HEAD + GOOD + bad + GOOD)
    assert line == 3
    assert reason in said
    lines, titles = lines_and_titles(HEAD + GOOD + bad + GOOD)
    assert (lines, titles) == ([3], ["Good", "Good"])


def test_a_quote_left_open_costs_its_row_though_a_thousand_follow() -> None:
    text = HEAD + '1,"open,2026-02-01,fixed,40,\n' + GOOD * 1000
    lines, titles = lines_and_titles(text)
    assert (lines, len(titles)) == ([2], 1000)


def test_after_a_giant_line_the_lines_are_still_counted_right() -> None:
    text = HEAD + f'1,"{"x" * (2 * ROW_LENGTH + 5)}\n' + GOOD + "bad\n" + GOOD
    lines, titles = lines_and_titles(text)
    assert (lines, titles) == ([2, 4], ["Good", "Good"])


def test_the_lines_of_a_broken_row_are_told_with_it_and_not_as_rows() -> None:
    broken = '1,"a text" that\ngoes on, for\n"some" lines,2026-02-01,fixed,1,\n'
    found = refused_of(HEAD + GOOD + broken + GOOD + "2,few\n" + broken)
    assert [line for line, _, _ in found] == [3, 7, 8]
    assert found[0][2].endswith("up to line 5 nothing is a whole row")
    assert found[2][2].endswith("up to line 10 nothing is a whole row")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty"),
        ("\n", "names no columns"),
        ('"open\n', "names no columns"),
        ("id,title,posted_at,title\n", "Two columns have the same name: title"),
        ("what,is,this\n", "No column says a job's id or its title or when it was posted"),
        ("id,title\n", "No column says when it was posted"),
    ],
)
def test_a_file_without_a_usable_head_says_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        rows_of(text + GOOD if text else text)


def test_json_lines_refuse_what_is_no_object_and_go_on() -> None:
    good = '{"id": 1, "title": "Good", "posted": "2026-02-01", "type": "fixed"}\n'
    bad = ["{", "[1]", '{"id": NaN}', '{"id": 1, "title": "\\u0000"}', '{"id": "\\ud800"}', "9" * 9]
    text = good + "".join(f"{line}\n" for line in bad) + good
    assert [line for line, _, _ in refused_of(text, form="jsonl")] == [2, 3, 4, 5, 6, 7]
    assert len(rows_of(text, form="jsonl")) == 8


def test_a_giant_or_deep_json_line_is_refused_alone() -> None:
    good = '{"id": 1, "title": "Good", "posted": "2026-02-01", "type": "fixed"}\n'
    deep = '{"a":' * 90_000 + "1" + "}" * 90_000 + "\n"
    giant = '{"id": "' + "x" * (2 * ROW_LENGTH) + '"}\n'
    found = refused_of(good + deep + giant + good, form="jsonl")
    assert [line for line, _, _ in found] == [2, 3]


def test_json_lines_name_what_a_row_lacks() -> None:
    found = refused_of(
        '{"id": 1, "title": "Good"}\n{"title": "x", "posted": "2026-01-01"}\n', form="jsonl"
    )
    assert [reason for _, _, reason in found] == [
        "found nothing, allowed is hourly or fixed, or a budget or rate that tells it",
        "found nothing, allowed is hourly or fixed, or a budget or rate that tells it",
    ]

"""Whether somebody has what a client would prefer: yes, no, or not known (A21, A22)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from earnest.jobs.rules.job import LEVELS


@dataclass(frozen=True, slots=True)
class FreelancerFacts:
    """What is known of whoever looks at a job; empty = not known."""

    level: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class JudgedQualification:
    """A preferred qualification and whether it is met; None = not known."""

    kind: str
    wanted: str
    is_met: bool | None


def judge_qualifications(
    wanted: Iterable[Mapping[str, str]], facts: FreelancerFacts
) -> list[JudgedQualification]:
    """Each qualification of a job against one freelancer, in the client's order (A21).

    `level` is met by that level and every higher one; `country` by any of the codes named.
    Other words cannot be judged and stay None: what is unknown is never bad.
    """
    return [
        JudgedQualification(one["kind"], one["wanted"], _is_met(one["kind"], one["wanted"], facts))
        for one in wanted
    ]


def missed_count(judged: Sequence[JudgedQualification]) -> int:
    """How many are known not to be met (A22)."""
    return sum(one.is_met is False for one in judged)


def _is_met(kind: str, wanted: str, facts: FreelancerFacts) -> bool | None:
    if kind == "level" and wanted in LEVELS and facts.level in LEVELS:
        return LEVELS.index(facts.level) >= LEVELS.index(wanted)
    if kind == "country" and facts.country:
        return facts.country in wanted.split()
    return None

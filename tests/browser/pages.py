"""Every page of the product, as somebody of the demo world who may open it."""

from dataclasses import dataclass

from django.urls import reverse

from earnest.hiring.models import Proposal
from earnest.jobs.models import Job
from earnest.people.models import Person


@dataclass(frozen=True, slots=True)
class Shown:
    """A page by its name; `about` says which row of the world, `query` what is asked."""

    who: str
    name: str
    about: str | int = ""
    query: str = ""

    @property
    def label(self) -> str:
        return "-".join(
            part for part in (self.who or "visitor", self.name, str(self.about)) if part
        )


OPEN = "Names for three wines"
CLOSED = "Logo set for a pottery studio"
REMOVED = "Type 300 handwritten pages, quick start"
MISSED = "Photograph a workshop in Malmö for one day"
APPLIED = "Assembly drawings for a shelf that ships flat"
OWN = "Illustrate twelve glaze recipes"

PAGES = [
    Shown("", "home"),
    Shown("", "help"),
    Shown("", "demo"),
    Shown("", "outbox"),
    Shown("", "account_signup"),
    Shown("", "account_login"),
    Shown("", "account_inactive"),
    Shown("", "account_email_verification_sent"),
    Shown("", "account_confirm_email", "no-such-key"),
    Shown("", "account_reset_password"),
    Shown("", "account_reset_password_done"),
    Shown("", "account_reset_password_from_key", "1-no-such-key"),
    Shown("", "account_reset_password_from_key_done"),
    Shown("", "find_work"),
    Shown("", "find_work", query="?q=no+such+words"),
    Shown("", "job", OPEN),
    Shown("alice", "find_work"),
    Shown("alice", "job", MISSED),
    Shown("alice", "job", CLOSED),
    Shown("alice", "job", APPLIED),
    Shown("alice", "apply", MISSED),
    Shown("alice", "my_proposals"),
    Shown("alice", "proposal", APPLIED),
    Shown("alice", "proposal", CLOSED),
    Shown("alice", "receipt", APPLIED),
    Shown("alice", "withdraw", APPLIED),
    Shown("alice", "settings"),
    Shown("alice", "account_change_password"),
    Shown("alice", "account_logout"),
    Shown("alice", "membership"),
    Shown("alice", "lot", 1),
    Shown("alice", "history"),
    Shown("alice", "history", query="?show=gone"),
    Shown("alice", "history_entry", 3),
    Shown("bob", "membership"),
    Shown("bob", "history"),
    Shown("acme", "my_jobs"),
    Shown("acme", "post_job"),
    Shown("acme", "job", OWN),
    Shown("acme", "job_price", OWN),
    Shown("acme", "proposals_of_job", OWN),
    Shown("acme", "proposal", OWN),
    Shown("acme", "decline", OWN),
    Shown("acme", "close_job", OWN),
    Shown("acme", "job_return", CLOSED),
    Shown("acme", "settings"),
    Shown("acme", "membership"),
    Shown("sam", "removals"),
    Shown("sam", "remove_job", OPEN),
    Shown("sam", "remove_proposal", APPLIED),
    Shown("sam", "job", REMOVED),
]
REFUSALS = [
    Shown("", "job", 0),
    Shown("acme", "removals"),
    Shown("alice", "job", REMOVED),
    Shown("alice", "apply", CLOSED),
    Shown("alice", "undo", APPLIED),
]
OF_A_PROPOSAL = {"proposal", "receipt", "undo", "withdraw", "decline", "remove_proposal"}
NO_PAGES = {
    "bundle": "the styles and scripts",
    "livez": "two letters for whoever watches the process",
    "history_csv": "a file",
    "price_suggestion": "a part of post_job",
    "switch_role": "a button",
    "add_role": "a button",
    "demo_log_in": "a button",
    "delete_draft": "a button",
}


def address(shown: Shown) -> str:
    """Where the page lies in this world."""
    if shown.name == "account_reset_password_from_key":
        return reverse(shown.name, args=["1", "no-such-key"])
    if not shown.about:
        is_numbered = shown.about == 0
        return reverse(shown.name, args=[0] if is_numbered else []) + shown.query
    about = shown.about
    if isinstance(about, str) and shown.name in OF_A_PROPOSAL:
        proposals = Proposal.objects.filter(job__title=about)
        if shown.who in ("alice", "bob"):
            proposals = proposals.filter(
                freelancer__in=Person.objects.filter(email=email(shown.who))
            )
        about = proposals.latest("id").pk
    elif isinstance(about, str) and shown.name != "account_confirm_email":
        about = Job.objects.get(title=about).pk
    return reverse(shown.name, args=[about]) + shown.query


def email(who: str) -> str:
    return f"{who}@demo.example"

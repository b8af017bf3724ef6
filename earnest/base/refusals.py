"""Every way a request can be refused: a name, a sentence, one status. The only list of them."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of refusal. `sentence` says what to do and may name facts as `{fact}`."""

    name: str
    sentence: str | Promise
    status: int


REFUSALS: dict[str, Refusal] = {}


def _refusal(name: str, status: int, sentence: str | Promise) -> None:
    REFUSALS[name] = Refusal(name, sentence, status)


_refusal("busy", 503, _("Too much is asked at this moment. Nothing is lost: try again shortly."))

# The ledger, in the order in which they are looked for (ledger.md, 9).
_refusal("not_positive", 422, _("The number of Connects must be 1 or more."))
_refusal("not_in_future", 422, _("That moment has already passed. Choose a later one."))
_refusal("too_large", 422, _("One movement may not be larger than {limit} Connects."))
_refusal("too_long", 422, _("A hold may last at most {days} days. Choose an earlier end."))
_refusal("too_many", 422, _("That is more than the limit of {limit}. Send fewer at once."))
_refusal("name_taken", 409, _("That name is already used in this wallet. Choose another."))
_refusal(
    "key_reused",
    409,
    _("This key was used before for a different request. Send the new request with a new key."),
)
_refusal("unknown_wallet", 404, _("There is no such wallet yet. A first grant opens it."))
_refusal("unknown_lot", 404, _("This wallet has no such lot."))
_refusal("unknown_spend", 404, _("This wallet has no such spend."))
_refusal("unknown_hold", 404, _("This wallet has no such hold."))
_refusal("hold_ended", 409, _("That hold has already ended."))
_refusal("refund_exceeds_spend", 409, _("That is more than is left of the spend to return."))
_refusal("capture_exceeds_hold", 409, _("That is more than the hold reserved."))
_refusal(
    "insufficient_connects",
    409,
    _("That takes {needed} Connects and the balance is {balance}. Nothing was spent."),
)

# Jobs: what a client posts.
_refusal("unknown_job", 404, _("There is no such job. It may have been taken down."))
_refusal("unknown_page", 404, _("This list has no such page. Start again from its first page."))
_refusal("not_a_client", 403, _("Only clients post jobs. Add the client role to your account."))
_refusal("not_your_job", 403, _("Only the client who posted this job can do that."))
_refusal("job_not_open", 409, _("This job is closed, so it can no longer be changed."))
_refusal("job_title_missing", 422, _("Give the job a title."))
_refusal("job_description_missing", 422, _("Describe the work to be done."))
_refusal("job_text_too_long", 422, _("Shorten this to at most {limit} characters. It has {found}."))
_refusal("job_text_broken", 422, _("Remove the characters that cannot be stored from this text."))
_refusal("job_list_too_long", 422, _("Name at most {limit}. You named {found}."))
_refusal("job_choice_unknown", 422, _("Choose one of: {allowed}."))
_refusal("job_budget_missing", 422, _("Say the budget of this fixed-price job."))
_refusal("job_money_not_positive", 422, _("Enter an amount above zero, or leave it empty."))
_refusal("job_money_too_large", 422, _("Enter an amount of at most {limit}."))
_refusal("job_money_of_other_kind", 422, _("Leave this empty: the job is not of that kind."))
_refusal("job_rates_out_of_order", 422, _("The highest rate must not be below the lowest."))
_refusal("job_deadline_past", 422, _("Choose a deadline after {today}."))
_refusal("job_price_out_of_range", 422, _("Choose a price from {min} to {max} Connects."))
_refusal("job_count_out_of_range", 422, _("Enter a number from 1 to {limit}."))

# The rulebook.
_refusal("faulty_rulebook", 422, _("This rulebook cannot be adopted. Mend this first:\n{faults}"))
_refusal(
    "rulebook_too_soon",
    422,
    _("A rulebook comes into force on a whole minute, from {earliest} on. Choose such a moment."),
)
_refusal(
    "rulebook_moment_taken",
    409,
    _("Another version comes into force at that moment. Choose another, or withdraw that one."),
)
_refusal("unknown_rulebook", 404, _("There is no version {number} of the rulebook."))
_refusal(
    "rulebook_in_force",
    409,
    _("Version {number} is in force or has been, and stays. Adopt another version instead."),
)


# Applying, in the order in which they are looked for (hiring).
_refusal(
    "key_unfit",
    422,
    _("Send a key of 1 to {limit} characters, all of which can be stored."),
)
_refusal("not_a_freelancer", 403, _("Only freelancers can apply for jobs."))
_refusal("own_job", 409, _("This is your own job. You cannot apply for it."))
_refusal(
    "job_hired", 409, _("This job has found its freelancer. Nobody can apply for it any more.")
)
_refusal(
    "job_without_hire", 409, _("The client has closed this job. Nobody can apply for it any more.")
)
_refusal("job_expired", 409, _("This job has expired. Nobody can apply for it any more."))
_refusal("job_removed", 409, _("This job was removed. Nobody can apply for it any more."))
_refusal(
    "job_imported",
    409,
    _("This job was imported and its client is not here, so no Connects can be spent on it."),
)
_refusal(
    "already_applied", 409, _("You have already applied for this job. Nothing more was spent.")
)
_refusal(
    "declined_before",
    409,
    _("The client has declined your proposal for this job, so you cannot apply for it again."),
)
_refusal(
    "withdrawn_before",
    409,
    _("You have withdrawn your proposal for this job, so you cannot apply for it again."),
)
_refusal(
    "removed_before",
    409,
    _("Your proposal for this job was removed by staff, so you cannot apply for it again."),
)
_refusal("proposals_full", 409, _("This job takes {limit} proposals and has them all."))
_refusal(
    "no_quote",
    409,
    _("Open the application form first. Applying takes {price} Connects now."),
)
_refusal(
    "quote_expired",
    409,
    _("Your quote of {quoted} Connects has ended. The price is {price} now. Nothing was spent."),
)
_refusal(
    "price_changed",
    409,
    _("You agreed to {seen} Connects and the price is {price} now. Nothing was spent."),
)
_refusal("letter_missing", 422, _("Write a cover letter."))
_refusal(
    "letter_broken", 422, _("Remove the characters that cannot be stored from your cover letter.")
)
_refusal(
    "letter_too_long",
    422,
    _("Shorten your cover letter to at most {limit} characters. It has {found}."),
)
_refusal("ask_missing", 422, _("Say what you ask for this job: an amount above zero."))
_refusal(
    "asked_too_large",
    422,
    _("Ask for at most {limit}: more cannot be paid through this marketplace."),
)
_refusal("answers_missing", 422, _("Answer the client's questions: {missing} still to go."))

_refusal("answers_unasked", 422, _("Answer only what is asked: {asked} questions, not {found}."))
_refusal(
    "answer_broken",
    422,
    _("Remove the characters that cannot be stored from your answer to question {number}."),
)
_refusal(
    "answer_too_long",
    422,
    _("Shorten your answer to question {number} to at most {limit} characters. It has {found}."),
)

# Proposals and the jobs they are for (hiring).
_refusal("unknown_proposal", 404, _("There is no such proposal."))
_refusal("unknown_return", 404, _("Nothing is being returned for this job."))
_refusal("proposal_ended", 409, _("This proposal has already ended."))
_refusal(
    "already_opened",
    409,
    _("The client has opened this proposal, so it cannot be undone. You can withdraw it."),
)
_refusal("undo_over", 409, _("The time to undo is over. You can withdraw the proposal."))
_refusal("job_already_removed", 409, _("This job has already been removed."))
_refusal("not_staff", 403, _("Only staff can do this."))
_refusal("unknown_cause", 422, _("Choose one of the reasons in the list."))

# People.
_refusal("address_taken", 409, _("That e-mail address is already in use. Log in with it instead."))
_refusal("no_address", 422, _("That is no e-mail address. Check it and type it again."))
_refusal("no_role", 422, _("Choose freelancer, client, or both."))
_refusal("no_name", 422, _("Type the name that others should see, at most {limit} characters."))
_refusal("detail_unknown", 422, _("Choose one of the listed values."))
_refusal("unknown_person", 404, _("There is no such person here."))


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Raised by actions. `facts` fill the sentence; nothing has been changed when it is raised."""

    def __init__(self, name: str, **facts: Any) -> None:
        self.refusal = REFUSALS[name]
        self.facts = facts
        super().__init__(name)

    @property
    def name(self) -> str:
        return self.refusal.name

    @property
    def status(self) -> int:
        return self.refusal.status

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language, with its facts filled in."""
        return str(self.refusal.sentence).format(**self.facts)

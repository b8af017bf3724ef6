"""What hiring remembers: quotes, proposals, and how far the return of a job's Connects is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from earnest.hiring.rules import (
    JOB_RETURN_REASONS,
    KEY_LENGTH,
    LETTER_LENGTH,
    LIVE_STATES,
    PROPOSAL_REMOVAL_CAUSES,
    REMOVAL_CAUSES,
    RETURN_REASONS,
    STATES,
    SUBMITTED,
    UNDONE,
)
from earnest.jobs.models import Job


class Quote(models.Model):
    """A price in Connects locked for a person and a job while a draft is open (B3).

    `good_until` is the first moment at which it is not. Sending or deleting the draft deletes it.
    """

    freelancer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quotes"
    )
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="quotes")
    price = models.PositiveSmallIntegerField()
    rulebook_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    good_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["freelancer", "job"], name="quote_once"),
            models.CheckConstraint(
                name="quote_ends_after_it_begins", condition=Q(good_until__gte=F("made_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.price} until {self.good_until:%Y-%m-%d %H:%M}"


class Proposal(models.Model):
    """What a freelancer sent for a job, what it cost, and what came of it (A23).

    `price` is what was paid and `connects_returned` what came back, in Connects. `quote_version`
    is the rulebook of the price, `rulebook_version` the one in force at the sending, whose
    promises of return it keeps. `entry_number` is the spend in the freelancer's wallet, null
    where nothing was paid (B26). `undo_until` is the first moment at which undoing is over.
    """

    freelancer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals"
    )
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="proposals")
    key = models.CharField(max_length=KEY_LENGTH)
    fingerprint = models.CharField(max_length=64)
    letter = models.TextField(max_length=LETTER_LENGTH)
    asked_cents = models.BigIntegerField()
    answers = models.JSONField(default=list, blank=True)
    missed_count = models.PositiveSmallIntegerField(default=0)
    price = models.PositiveSmallIntegerField()
    quoted_price = models.PositiveSmallIntegerField()
    quote_version = models.PositiveIntegerField()
    rulebook_version = models.PositiveIntegerField()
    entry_number = models.BigIntegerField(null=True)
    state = models.CharField(max_length=12, default=SUBMITTED)
    removal_cause = models.CharField(max_length=20, blank=True, default="")
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField()
    undo_until = models.DateTimeField()
    viewed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    connects_returned = models.PositiveSmallIntegerField(default=0)
    return_reason = models.CharField(max_length=20, blank=True, default="")
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["freelancer", "key"], name="proposal_key_once"),
            models.UniqueConstraint(
                fields=["freelancer", "job"],
                name="proposal_once_per_job",
                condition=~Q(state=UNDONE),
            ),
            models.CheckConstraint(
                name="proposal_words_are_known",
                condition=Q(
                    state__in=STATES,
                    return_reason__in=["", *RETURN_REASONS],
                    removal_cause__in=["", *PROPOSAL_REMOVAL_CAUSES],
                ),
            ),
            models.CheckConstraint(
                name="proposal_ended_says_when",
                condition=Q(state__in=LIVE_STATES, ended_at__isnull=True)
                | (~Q(state__in=LIVE_STATES) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="proposal_paid_has_an_entry",
                condition=Q(price=0, entry_number__isnull=True)
                | Q(price__gt=0, entry_number__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_pays_at_most_the_quote", condition=Q(price__lte=F("quoted_price"))
            ),
            models.CheckConstraint(
                name="proposal_return_is_whole",
                condition=Q(returned_at__isnull=True, return_reason="", connects_returned=0)
                | (
                    Q(returned_at__isnull=False, connects_returned__lte=F("price"))
                    & ~Q(return_reason="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["job", "id"], name="proposal_of_job"),
            models.Index(fields=["job", "missed_count", "id"], name="proposal_reading_order"),
            models.Index(fields=["freelancer", "-id"], name="proposal_of_freelancer"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    @property
    def receipt_number(self) -> str:
        """The number on the receipt, the same for what cost nothing."""
        return f"A{self.pk}"


class JobReturn(models.Model):
    """How far the return of everything that was spent on a job is (A11, A12, A13).

    `total_count` proposals have `total_connects` Connects to come back; `done_count` of them are
    done. `last_proposal_id` is how far the work has read; it goes on from there after a crash.
    A removal also says its `cause` and who decided it.
    """

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="returns")
    reason = models.CharField(max_length=20)
    cause = models.CharField(max_length=20, blank=True, default="")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    total_count = models.PositiveIntegerField(default=0)
    total_connects = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    returned_connects = models.PositiveIntegerField(default=0)
    last_proposal_id = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["job", "reason"],
                name="job_return_one_at_a_time",
                condition=Q(finished_at__isnull=True),
            ),
            models.CheckConstraint(
                name="job_return_words_are_known",
                condition=Q(reason__in=JOB_RETURN_REASONS, cause__in=["", *REMOVAL_CAUSES]),
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], name="job_return_unfinished", condition=Q(finished_at__isnull=True)
            ),
            models.Index(fields=["job", "-id"], name="job_return_of_job"),
        ]

    def __str__(self) -> str:
        return f"{self.done_count} of {self.total_count}"

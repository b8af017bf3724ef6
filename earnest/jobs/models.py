"""A job as a client posted it or a file told of it, and the prices it has had."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Func

from earnest.jobs.rules import CLOSED_REASONS, DURATIONS, KINDS, LEVELS, STATES, WEEKLY_HOURS


def _weighted(column: str, weight: str, *, is_list: bool = False) -> Func:
    words = "jsonb_to_tsvector('english', %(expressions)s, '[\"string\"]')"
    plain = "to_tsvector('english', %(expressions)s)"
    return Func(
        F(column),
        template=f"setweight({words if is_list else plain}, '{weight}')",
        output_field=SearchVectorField(),
    )


def _joined(*parts: Func) -> CombinedExpression:
    whole: Func | CombinedExpression = parts[0]
    for part in parts[1:]:
        whole = CombinedExpression(whole, "||", part, output_field=SearchVectorField())
    assert isinstance(whole, CombinedExpression)
    return whole


class Job(models.Model):
    """A client's posting (A20). Money in cents; `price` in Connects; over from `expires_at` on.

    `key` makes a client's posting happen once. Imported jobs (B8) have no client here, keep their
    place in the source (`source`, `source_id`) and what the source showed (`source_facts`); their
    price may be unknown.
    """

    client = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="jobs"
    )
    key = models.CharField(max_length=80, null=True, blank=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")
    category = models.CharField(max_length=80, blank=True, default="")
    skills = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=8)
    rate_min_cents = models.BigIntegerField(null=True, blank=True)
    rate_max_cents = models.BigIntegerField(null=True, blank=True)
    hours_per_week = models.CharField(max_length=16, blank=True, default="")
    budget_cents = models.BigIntegerField(null=True, blank=True)
    volume = models.CharField(max_length=200, blank=True, default="")
    deadline_on = models.DateField(null=True, blank=True)
    duration = models.CharField(max_length=16, blank=True, default="")
    level = models.CharField(max_length=12, blank=True, default="")
    locations = models.JSONField(default=list, blank=True)
    qualifications = models.JSONField(default=list, blank=True)
    questions = models.JSONField(default=list, blank=True)
    price = models.PositiveSmallIntegerField(null=True)
    hire_count_wanted = models.PositiveIntegerField(default=1)
    proposal_limit = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, default="draft")
    closed_reason = models.CharField(max_length=16, blank=True, default="")
    posted_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    client_country = models.CharField(max_length=80, blank=True, default="")
    is_payment_verified = models.BooleanField(null=True)
    is_imported = models.BooleanField(default=False)
    source = models.CharField(max_length=80, blank=True, default="")
    source_id = models.CharField(max_length=200, blank=True, default="")
    source_facts = models.JSONField(default=dict, blank=True)
    source_hash = models.CharField(max_length=64, blank=True, default="")
    words = models.GeneratedField(
        expression=_joined(
            _weighted("title", "A"),
            _weighted("skills", "B", is_list=True),
            _weighted("category", "B"),
            _weighted("description", "C"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="job_words"),
            models.Index(
                F("posted_at").desc(),
                F("id").desc(),
                name="job_open_newest",
                condition=Q(state="open"),
            ),
            models.Index(fields=["expires_at"], name="job_open_expiry", condition=Q(state="open")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["client", "key"], name="job_key_once"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="job_source_once",
                condition=Q(is_imported=True),
            ),
            models.CheckConstraint(
                name="job_has_a_client_or_a_source",
                condition=Q(is_imported=False, client__isnull=False)
                | (Q(is_imported=True, client__isnull=True) & ~Q(source="") & ~Q(source_id="")),
            ),
            models.CheckConstraint(
                name="job_posted_has_price",
                condition=Q(is_imported=True) | Q(state="draft") | Q(price__isnull=False),
            ),
            models.CheckConstraint(
                name="job_words_are_known",
                condition=Q(
                    kind__in=KINDS,
                    level__in=["", *LEVELS],
                    duration__in=["", *DURATIONS],
                    hours_per_week__in=["", *WEEKLY_HOURS],
                    state__in=STATES,
                    closed_reason__in=["", *CLOSED_REASONS],
                ),
            ),
            models.CheckConstraint(
                name="job_closed_says_why",
                condition=(Q(state="closed", closed_at__isnull=False) & ~Q(closed_reason=""))
                | (~Q(state="closed") & Q(closed_reason="", closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="job_posted_has_moments",
                condition=Q(state="draft") | Q(posted_at__isnull=False, expires_at__isnull=False),
            ),
            models.CheckConstraint(
                name="job_money_in_order",
                condition=(Q(budget_cents__isnull=True) | Q(budget_cents__gt=0))
                & (Q(rate_min_cents__isnull=True) | Q(rate_min_cents__gt=0))
                & (
                    Q(rate_max_cents__isnull=True)
                    | Q(rate_min_cents__isnull=True, rate_max_cents__gt=0)
                    | Q(rate_max_cents__gte=F("rate_min_cents"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class JobPrice(models.Model):
    """A price that a job had from `from_at` on. Rows are only added."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="prices")
    price = models.PositiveSmallIntegerField()
    from_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["job", "from_at"], name="job_price_history")]

    def __str__(self) -> str:
        return f"{self.price} from {self.from_at:%Y-%m-%d %H:%M}"

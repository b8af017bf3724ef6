"""Memberships, and which addresses have had their sign-up bonus."""

from django.db import models
from django.db.models import Q

from earnest.billing.rules import BASIC
from earnest.people.models import Person


class Membership(models.Model):
    """What plan a freelancer is on, and from which day the next allowance is due."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True)
    plan = models.CharField(max_length=20, choices=[(BASIC, "Basic")])
    billing_day = models.SmallIntegerField()
    joined_on = models.DateField()
    next_allowance_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_billing_day", condition=Q(billing_day__range=(1, 31))
            ),
        ]
        indexes = [
            models.Index(fields=["next_allowance_on", "person"], name="membership_due"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} of person {self.person_id}"


class WelcomedAddress(models.Model):
    """An address, as a digest, and whose sign-up it was. It is never deleted (A6)."""

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    welcomed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"an address of person {self.person_id}"

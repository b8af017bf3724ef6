"""A person: whoever signs in. What they are here for (freelancer, client, staff) are facts."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from earnest.people.rules import ADDRESS_LENGTH, NAME_LENGTH, NORMALISED_LENGTH, normalise_email


class Level(models.TextChoices):
    """How far along a freelancer says they are; empty while they have not said."""

    ENTRY = "entry"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class Person(AbstractBaseUser):
    """Signs in with an e-mail address; there is no user name.

    `normalised_email` is what A6 compares; it follows `email` at every save.
    """

    email = models.EmailField(max_length=ADDRESS_LENGTH, unique=True)
    normalised_email = models.CharField(max_length=NORMALISED_LENGTH, unique=True)
    name = models.CharField(max_length=NAME_LENGTH)
    is_freelancer = models.BooleanField(default=False)
    is_client = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    country = models.CharField(max_length=2, blank=True, default="")
    time_zone = models.CharField(max_length=64, default="UTC")
    level = models.CharField(max_length=12, choices=Level.choices, blank=True, default="")
    joined_at = models.DateTimeField()
    email_confirmed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_has_a_role",
                condition=Q(is_freelancer=True) | Q(is_client=True) | Q(is_staff=True),
            ),
            models.CheckConstraint(
                name="person_level_is_known",
                condition=Q(level__in=["", *Level.values]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save, with `normalised_email` as `email` makes it: allauth saves `email` alone."""
        self.normalised_email = normalise_email(self.email)
        if update_fields is not None and "email" in update_fields:
            update_fields = {*update_fields, "normalised_email"}
        super().save(*args, update_fields=update_fields, **kwargs)

"""The versions of the rulebook that this installation has had, has, and will have."""

from django.db import models
from django.db.models import Q


class RulebookVersion(models.Model):
    """One text in force from a moment until the next one's. The database refuses every change."""

    number = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=40)
    text = models.TextField()
    in_force_at = models.DateTimeField(unique=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="rulebook_counts_from_1", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

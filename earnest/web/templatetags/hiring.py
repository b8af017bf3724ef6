"""The tags of the hiring pages: states, causes and returns in words."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from earnest.hiring.models import JobReturn, Proposal
from earnest.web import hiring_words

register = template.Library()


@register.filter
def state(name: str) -> str:
    """`{{ proposal.state|state }}` → Opened."""
    return str(hiring_words.STATES.get(name, name))


@register.filter
def stands(proposal: Proposal, at: datetime) -> str:
    """`{{ proposal|stands:request.at }}` → Job expired, or its state."""
    return hiring_words.stands_in_words(proposal, at)


@register.filter
def cause(name: str) -> str:
    """`{{ job_return.cause|cause }}` → It breaks the terms of service."""
    known = {**hiring_words.PROPOSAL_REMOVAL_CAUSES, **hiring_words.REMOVAL_CAUSES}
    return str(known.get(name, name))


@register.filter
def outcome(proposal: Proposal) -> str:
    """`{{ proposal|outcome }}` → 4 Connects are back: the job was removed."""
    return hiring_words.what_came_of(proposal)


@register.filter
def came_back(proposal: Proposal) -> str:
    """`{{ proposal|came_back }}` → 4 came back; nothing where none did."""
    if not proposal.connects_returned:
        return ""
    return _("%(count)s came back") % {"count": proposal.connects_returned}


@register.filter
def progress(job_return: JobReturn) -> str:
    """`{{ job_return|progress }}` → 88 Connects are back with 23 people."""
    return hiring_words.progress_in_words(job_return)

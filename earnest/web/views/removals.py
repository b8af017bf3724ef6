"""Staff: find a job that breaks the terms and remove it; what was removed, why and by whom."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from earnest.base.refusals import Refused
from earnest.hiring import actions
from earnest.hiring.queries import (
    activity_of_jobs,
    coming_back_of_job,
    jobs_for_staff,
    recent_removals,
)
from earnest.jobs.queries import job_page
from earnest.web.forms.removal import JobRemovalForm
from earnest.web.hiring_words import due_in_words
from earnest.web.request import Request


@login_required
@require_safe
def removals(request: Request) -> HttpResponse:
    _staff_only(request)
    text, mark = request.GET.get("q", ""), request.GET.get("after", "")
    found = jobs_for_staff(text=text, mark=mark)
    activity = activity_of_jobs([job.id for job in found.jobs])
    query = {"q": text} if text else {}
    facts = {
        "rows": [(job, activity[job.id]) for job in found.jobs],
        "removed": [] if text or mark else recent_removals(),
        "text": text,
        "first": f"?{urlencode(query)}" if mark else "",
        "next": f"?{urlencode({**query, 'after': found.next_mark})}" if found.next_mark else "",
    }
    return render(request, "hiring/removals.html", facts)


@login_required
@require_http_methods(["GET", "POST"])
def remove_job(request: Request, job_id: int) -> HttpResponse:
    """The confirmation with its reason; removing begins to return what was spent (A12)."""
    _staff_only(request)
    form = JobRemovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cause = form.cleaned_data["cause"]
        actions.remove_job(job_id, person_id=request.user.id, cause=cause, at=request.at)
        return redirect("job_return", job_id)
    page = job_page(job_id, viewer=request.user, at=request.at)
    if page.job.closed_reason == "removed":
        raise Refused("job_already_removed")
    due = coming_back_of_job(job_id, "job_removed", at=request.at)
    says = due_in_words(due.people_count, due.connects)
    facts = {"job": page.job, "form": form, "says": says}
    return render(request, "hiring/remove_job.html", facts, status=422 if form.errors else 200)


def _staff_only(request: Request) -> None:
    if not request.user.is_staff:
        raise Refused("not_staff")

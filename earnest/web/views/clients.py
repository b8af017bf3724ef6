"""A client's side of a job: its proposals, closing it without hiring, and how far the return is."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from earnest.base.refusals import Refused
from earnest.hiring import actions
from earnest.hiring.queries import activity_of_jobs, coming_back_of_job, return_of_job
from earnest.hiring.queries import proposals_of_job as found_proposals
from earnest.hiring.rules import may_close
from earnest.jobs.queries import job_page
from earnest.web.hiring_words import due_in_words
from earnest.web.request import Request


@login_required
@require_safe
def proposals_of_job(request: Request, job_id: int) -> HttpResponse:
    """Everybody who applied: who meets all preferred qualifications first (A22)."""
    mark = request.GET.get("after", "")
    found = found_proposals(job_id, person_id=request.user.id, mark=mark)
    job = job_page(job_id, viewer=request.user, at=request.at).job
    facts = {
        "job": job,
        "proposals": found.proposals,
        "activity": activity_of_jobs([job_id])[job_id],
        "can_close": may_close(job.state, job.closed_reason),
        "first": request.path if mark else "",
        "next": f"?{urlencode({'after': found.next_mark})}" if found.next_mark else "",
    }
    return render(request, "hiring/proposals_of_job.html", facts)


@login_required
@require_http_methods(["GET", "POST"])
def close_job(request: Request, job_id: int) -> HttpResponse:
    """The confirmation says who gets what back; closing begins to return it (A11)."""
    if request.method == "POST":
        actions.close_job(job_id, person_id=request.user.id, at=request.at)
        return redirect("job_return", job_id)
    page = job_page(job_id, viewer=request.user, at=request.at)
    if not page.is_own:
        raise Refused("not_your_job")
    if not may_close(page.job.state, page.job.closed_reason):
        raise Refused("job_not_open")
    due = coming_back_of_job(job_id, "job_closed", at=request.at)
    facts = {"job": page.job, "says": due_in_words(due.people_count, due.connects)}
    return render(request, "hiring/close_job.html", facts)


@login_required
@require_http_methods(["GET", "POST"])
def job_return(request: Request, job_id: int) -> HttpResponse:
    """How far the return is. A POST returns the next chunk at once instead of by the worker."""
    person = request.user
    found = return_of_job(job_id, person_id=person.id, is_staff=person.is_staff)
    if request.method == "POST":
        actions.continue_return(found.id, at=request.at)
        if not request.htmx:
            return redirect("job_return", job_id)
        found = return_of_job(job_id, person_id=person.id, is_staff=person.is_staff)
    is_own = found.job.client_id == person.id
    return render(request, "hiring/job_return.html", {"job_return": found, "is_own": is_own})

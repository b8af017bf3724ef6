"""Find work, one job's page, and a client's own jobs."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from earnest.base.refusals import Refused
from earnest.hiring.queries import activity_of_jobs
from earnest.jobs import queries
from earnest.jobs.rules import JobFilters, PageMark, may_read_job_text, read_mark, write_mark
from earnest.web.context import acting_as
from earnest.web.forms.find_work import FindWorkForm
from earnest.web.job_panel import apply_panel
from earnest.web.request import Request

COUNTED_MOST = 1000


@require_safe
def find_work(request: Request) -> HttpResponse:
    form = FindWorkForm(request.GET, at=request.at)
    if not form.is_valid():
        return render(request, "jobs/find_work.html", {"form": form}, status=422)
    filters, after = form.filters(), _mark(request)
    found = queries.find_jobs(filters, at=request.at, after=after)
    facts = {
        "form": form,
        "active_count": form.active_count(),
        "jobs": found.jobs,
        "count": queries.count_jobs(filters, at=request.at, most=COUNTED_MOST + 1),
        "counted_most": COUNTED_MOST,
        "is_filtered": filters != JobFilters(sort=filters.sort),
        "first": _address(request, None) if after else "",
        "next": _address(request, found.next_mark) if found.next_mark else "",
    }
    return render(request, "jobs/find_work.html", facts)


def _mark(request: Request) -> PageMark | None:
    words = request.GET.get("after", "")
    if not words:
        return None
    try:
        return read_mark(words)
    except ValueError:
        raise Refused("unknown_page") from None


def _address(request: Request, mark: PageMark | None) -> str:
    asked = {name: value for name, value in request.GET.items() if value and name != "after"}
    if mark is not None:
        asked["after"] = write_mark(mark)
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


@require_safe
def job(request: Request, job_id: int) -> HttpResponse:
    viewer = request.user if request.user.is_authenticated else None
    page = queries.job_page(job_id, viewer=viewer, at=request.at)
    may_read = may_read_job_text(
        closed_reason=page.job.closed_reason,
        client_id=page.job.client_id,
        reader_id=viewer.id if viewer else None,
        is_staff=viewer is not None and viewer.is_staff,
    )
    panel = apply_panel(
        page, viewer, is_freelancer=acting_as(request) == "freelancer", at=request.at
    )
    facts = {
        "page": page,
        "job": page.job,
        "may_read": may_read,
        "apply": panel,
        "activity": activity_of_jobs([job_id])[job_id],
    }
    return render(request, "jobs/job.html", facts, status=200 if may_read else 410)


@login_required
@require_safe
def my_jobs(request: Request) -> HttpResponse:
    jobs = queries.jobs_of_client(request.user.id)
    activity = activity_of_jobs([job.id for job in jobs])
    rows = [(job, activity[job.id]) for job in jobs]
    return render(request, "jobs/my_jobs.html", {"rows": rows})

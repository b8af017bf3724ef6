"""Posting a job: form, suggested price, review; and changing the price of one's own job."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from earnest.base.refusals import Refused
from earnest.jobs import actions
from earnest.jobs.queries import job_page, suggested_price
from earnest.jobs.rules import may_post_jobs
from earnest.rulebook.queries import rulebook_at
from earnest.web.forms.job_price import JobPriceForm
from earnest.web.forms.post_job import PostJobForm
from earnest.web.request import Request

KEY_LENGTH = 80


@login_required
@require_http_methods(["GET", "POST"])
def post_job(request: Request) -> HttpResponse:
    person = request.user
    if not may_post_jobs(is_client=person.is_client, is_active=person.is_active):
        raise Refused("not_a_client")
    step = request.POST.get("step", "")
    if step not in ("review", "post"):
        form = PostJobForm(initial=request.POST.dict(), at=request.at)
        return render(request, "jobs/post.html", {"form": form})
    form = PostJobForm(request.POST, at=request.at)
    if not form.is_valid():
        return render(request, "jobs/post.html", {"form": form}, status=422)
    if step == "review":
        book = rulebook_at(request.at)
        facts = {"form": form, "draft": form.draft, "book": book, "key": uuid4().hex}
        return render(request, "jobs/review.html", facts)
    key = request.POST.get("key", "")
    key = key if key.isalnum() and len(key) <= KEY_LENGTH else ""
    posted = actions.post_job(person.id, form.draft, at=request.at, key=key or None)
    messages.success(request, _("Your job is open. It is found from now on."))
    return redirect("job", posted.id)


@login_required
@require_safe
def price_suggestion(request: Request) -> HttpResponse:
    """The suggestion alone, for the form while it is filled in."""
    form = PostJobForm(initial=request.GET.dict(), at=request.at)
    return render(request, "jobs/suggestion.html", {"suggestion": form.suggestion()})


@login_required
@require_http_methods(["GET", "POST"])
def job_price(request: Request, job_id: int) -> HttpResponse:
    page = job_page(job_id, viewer=request.user, at=request.at)
    if not page.is_own:
        raise Refused("not_your_job")
    form = JobPriceForm(request.POST or None, initial={"price": page.job.price}, at=request.at)
    if request.method == "POST" and form.is_valid():
        price = form.cleaned_data["price"]
        actions.change_price(job_id, person_id=request.user.id, price=price, at=request.at)
        messages.success(request, _("The price is changed."))
        return redirect("job", job_id)
    job = page.job
    facts = {
        "form": form,
        "page": page,
        "book": rulebook_at(request.at),
        "suggestion": suggested_price(
            job.kind, budget_cents=job.budget_cents, duration=job.duration, at=request.at
        ),
    }
    return render(request, "jobs/price.html", facts, status=422 if form.errors else 200)

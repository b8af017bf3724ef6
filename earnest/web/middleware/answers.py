"""Turns what rooms below raise into pages: a refusal with its sentence, a busy database."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpResponse

from earnest.base.refusals import Refused
from earnest.web.request import Request
from earnest.web.views.errors import busy, error_page


class Answers:
    """A view raises `Refused`; this answers with its status, its sentence and a way on."""

    def __init__(self, handle: Callable[[Request], HttpResponse]) -> None:
        self.handle = handle

    def __call__(self, request: Request) -> HttpResponse:
        answer = self.handle(request)
        if answer.status_code != 405 or answer.content:
            return answer
        page = error_page(request, 405)
        page["Allow"] = answer["Allow"]
        return page

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return error_page(request, error.status, error.sentence, code=error.name)
        if isinstance(error, OperationalError):
            return busy(request)
        return None

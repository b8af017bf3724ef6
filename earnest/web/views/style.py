"""All style sheets as one, named by its digest, so that a browser asks for it once."""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

SHEETS = Path(__file__).resolve().parent.parent / "static" / "web"
LAYERS = b"@layer tokens, base, layout, parts, print;\n"


@cache
def stylesheet() -> tuple[str, bytes, bytes]:
    """Digest, text and gzipped text of every sheet, by name: layers do the ordering."""
    text = LAYERS + b"".join(sheet.read_bytes() for sheet in sorted(SHEETS.glob("*.css")))
    return sha256(text).hexdigest()[:16], text, gzip.compress(text, mtime=0)


def stylesheet_address() -> str:
    """Where the present style sheet lies; changes whenever a sheet does."""
    return reverse("style", args=[stylesheet()[0]])


@require_safe
def style(request: HttpRequest, digest: str) -> HttpResponse:
    current, text, packed = stylesheet()
    if digest != current:
        raise Http404
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(packed if is_packed else text, content_type="text/css; charset=utf-8")
    if is_packed:
        answer["Content-Encoding"] = "gzip"
    answer["Vary"] = "Accept-Encoding"
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer

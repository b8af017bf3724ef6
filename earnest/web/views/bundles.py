"""All style sheets as one and all scripts as one, named by digest: a browser asks for each once."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

OWN = Path(__file__).resolve().parent.parent / "static" / "web"
LAYERS = b"@layer tokens, base, layout, parts, print;\n"
HTMX = "django_htmx/htmx-2.min.js"
TYPES = {"css": "text/css", "js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """Its text, the same gzipped, and the address that changes whenever the text does."""

    text: bytes
    packed: bytes
    digest: str


@cache
def bundle(kind: str) -> Bundle:
    """The sheets by name (cascade layers do the ordering), or htmx and then our own script."""
    if kind == "css":
        text = LAYERS + b"".join(sheet.read_bytes() for sheet in sorted(OWN.glob("*.css")))
    else:
        htmx = finders.find(HTMX)
        assert isinstance(htmx, str), "django-htmx brings htmx along"
        text = Path(htmx).read_bytes() + b"\n" + (OWN / "web.js").read_bytes()
    return Bundle(text, gzip.compress(text, mtime=0), sha256(text).hexdigest()[:16])


def bundle_address(kind: str) -> str:
    """Where the present bundle of this kind lies."""
    return reverse("bundle", args=[bundle(kind).digest, kind])


@require_safe
def bundle_file(request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    """The bundle, kept for a year; an address of yesterday's is gone."""
    if kind not in TYPES or digest != bundle(kind).digest:
        raise Http404
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    body = bundle(kind).packed if is_packed else bundle(kind).text
    answer = HttpResponse(body, content_type=f"{TYPES[kind]}; charset=utf-8")
    if is_packed:
        answer["Content-Encoding"] = "gzip"
    answer["Vary"] = "Accept-Encoding"
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer

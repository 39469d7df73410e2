"""``/capture``: the page that a revision rests on, shown in a sandbox that nothing can leave."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.model import Capture
from crawler.monitor.web.answering import FOR_GOOD, with_validator
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.problems import Problem, ProblemError
from crawler.monitor.web.routes.captures import Digest
from crawler.monitor.web.services import services_of
from crawler.reading.charset import decode

router = APIRouter()
SANDBOX = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
}
"""No script runs, nothing is loaded from anywhere, no form is sent; only this site may show it in a frame."""


@router.get("/capture")
async def capture(request: Request, digest: Digest) -> Response:
    """What is known of a capture, and the page itself in a frame."""
    return page(request, "capture.html", capture=await capture_at(request, digest))


@router.get("/capture/page")
async def captured_page(request: Request, digest: Digest) -> Response:
    """The bytes as a page, without anything that could act."""
    found = await capture_at(request, digest)
    body = text_of(found).encode("utf-8", "replace")
    return with_validator(request, body, media_type="text/html; charset=utf-8", cache_control=FOR_GOOD, **SANDBOX)


@router.get("/capture/source")
async def source(request: Request, digest: Digest) -> Response:
    """The bytes as text."""
    found = await capture_at(request, digest)
    body = text_of(found).encode("utf-8", "replace")
    return with_validator(request, body, media_type="text/plain; charset=utf-8", cache_control=FOR_GOOD, **SANDBOX)


def text_of(capture: Capture) -> str:
    """A capture's text in the charset that the reader would take."""
    types = (value for name, value in capture.headers.items() if name.lower() == "content-type")
    return decode(capture.body, content_type=next(types, None))


async def capture_at(request: Request, digest: str) -> Capture:
    """The capture with that digest; a 404 if there is none."""
    found = await services_of(request).store.capture(digest)
    if found is None:
        raise ProblemError(
            Problem(
                status=404,
                title="No capture has this digest",
                next_step="`tashih verify` tells if evidence is missing.",
            )
        )
    return found

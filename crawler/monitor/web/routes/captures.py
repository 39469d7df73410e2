"""``/api/capture``: the bytes that a revision rests on, to be kept, never to be shown as a page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crawler.monitor.web.answering import FOR_GOOD, with_validator
from crawler.monitor.web.problems import PROBLEMS, Problem, ProblemError
from crawler.monitor.web.services import services_of

router = APIRouter(prefix="/api", tags=["captures"], responses=PROBLEMS)
Digest = Annotated[
    str, Query(pattern="^sha256:[0-9a-f]{64}$", description="payload digest, as revisions and visits name it")
]
SANDBOX = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}


@router.get("/capture", response_class=Response, responses={200: {"content": {"application/octet-stream": {}}}})
async def capture(request: Request, digest: Digest) -> Response:
    """The bytes as the server sent them, as a file to download."""
    body = await body_of(request, digest)
    name = f'attachment; filename="{digest.removeprefix("sha256:")[:16]}.bin"'
    headers = {**SANDBOX, "Content-Disposition": name}
    return with_validator(request, body, media_type="application/octet-stream", cache_control=FOR_GOOD, **headers)


@router.get("/capture/text", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def capture_text(request: Request, digest: Digest) -> Response:
    """The source as text: bytes that UTF-8 cannot spell become U+FFFD, and no browser takes it for a page."""
    body = (await body_of(request, digest)).decode("utf-8", "replace").encode()
    media_type = "text/plain; charset=utf-8"
    return with_validator(request, body, media_type=media_type, cache_control=FOR_GOOD, **SANDBOX)


async def body_of(request: Request, digest: str) -> bytes:
    """The bytes with that digest; a 404 if there are none."""
    found = await services_of(request).store.capture(digest)
    if found is None:
        raise ProblemError(
            Problem(
                status=404,
                title="No capture has this digest",
                next_step="Take it from a revision's or a visit's record; `tashih verify` tells if evidence is missing.",
            )
        )
    return found.body

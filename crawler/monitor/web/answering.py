"""Answers for programs: JSON with a validator, so that what did not change is not sent again (RFC 9110, 13)."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

FRESH = "private, no-cache"  # to be asked for again each time, which the validator makes cheap
FOR_GOOD = "private, max-age=31536000, immutable"


def in_json(request: Request, shape: Any, value: Any, *, cache_control: str = FRESH) -> Response:
    """*value* in the form of *shape* as JSON; 304 without it if the asker has it already."""
    return with_validator(
        request, adapter(shape).dump_json(value), media_type="application/json", cache_control=cache_control
    )


def with_validator(
    request: Request, body: bytes, *, media_type: str, cache_control: str = FRESH, **headers: str
) -> Response:
    """A body with its ETag; 304 without it if the asker has it already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    more = {"ETag": etag, "Cache-Control": cache_control, **headers}
    if is_known(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=more)
    return Response(body, media_type=media_type, headers=more)


def is_known(given: str, etag: str) -> bool:
    """Whether an If-None-Match header names the validator, compared weakly (RFC 9110, 13.1.2).

    >>> is_known('W/"a", "b"', '"b"'), is_known("*", '"b"'), is_known('"a"', '"b"')
    (True, True, False)
    """
    names = {each.strip().removeprefix("W/") for each in given.split(",")}
    return etag in names or "*" in names


@cache
def adapter(shape: Any) -> TypeAdapter[Any]:
    """What writes values of that shape."""
    return TypeAdapter(shape)

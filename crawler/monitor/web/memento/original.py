"""Which article the rest of an address names: an address within an address, encoded or as it is, its query included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from starlette.requests import Request

from crawler.errors import UsageError
from crawler.model import Article
from crawler.monitor.web.finding import article_at
from crawler.monitor.web.problems import ProblemError
from crawler.monitor.web.services import services_of

ONE_SLASH = re.compile(r"^(https?:)/(?=[^/])", re.IGNORECASE)  # what some proxies make of two
LONGEST = 4_000  # characters


def rest_of(request: Request, prefix: str) -> str:
    """What stands behind *prefix* in the request's address, undecoded, with its query."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    path = str(raw, "latin-1").partition("?")[0]
    query = str(request.scope["query_string"], "latin-1")
    return path.removeprefix(prefix) + (f"?{query}" if query else "")


async def article_named(request: Request, rest: str) -> Article:
    """The article of an address within an address; UsageError if it is none, a 404 if nothing was recorded there."""
    spellings = list(dict.fromkeys(spellings_of(rest)))
    if not spellings or len(rest) > LONGEST:
        raise UsageError(
            "Write the article's whole address behind the slash, such as /timegate/https://www.example.com/story."
        )
    for spelling in spellings[:-1]:
        try:
            return await article_at(services_of(request).store, spelling)
        except ProblemError:
            continue
    return await article_at(services_of(request).store, spellings[-1])


def spellings_of(rest: str) -> Iterator[str]:
    """The addresses that may be meant: as it stands, and decoded once."""
    for spelling in (rest, unquote(rest)):
        mended = ONE_SLASH.sub(r"\1//", spelling)
        if mended.lower().startswith(("http://", "https://")):
            yield mended

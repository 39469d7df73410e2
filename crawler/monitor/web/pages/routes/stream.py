"""``/`` and ``/silent``: revisions as a stream, newest first, and the fragment that keeps an open page up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.model import Publisher, Revision
from crawler.monitor.web.asked import ChangeKind, FactKind
from crawler.monitor.web.cursors import cursor_at
from crawler.monitor.web.finding import article_at
from crawler.monitor.web.lists import Listed, list_revisions
from crawler.monitor.web.lookout import Lookout
from crawler.monitor.web.pages.catalogue import Text, catalogue
from crawler.monitor.web.pages.models.asking import Asked, asked
from crawler.monitor.web.pages.models.concerns import Strip, strip
from crawler.monitor.web.pages.models.rows import Row, row_of
from crawler.monitor.web.pages.reader import reader_of
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.pages.speech import Speech
from crawler.monitor.web.services import Services, services_of
from crawler.store.annotations import Annotation
from crawler.store.browsing import place_of

router = APIRouter()
ROWS, WARNINGS = 50, 6
KINDS: tuple[str, ...] = ChangeKind.__args__  # type: ignore[attr-defined]
FACTS: tuple[str, ...] = FactKind.__args__  # type: ignore[attr-defined]
Notes = Mapping[tuple[str, int], Sequence[Annotation]]


@dataclass(frozen=True, slots=True)
class StreamPage:
    """Rows with the annotations beside them, and the addresses of the pages before and behind."""

    rows: tuple[Row, ...]
    notes: Notes = field(default_factory=dict)
    older: str = ""
    newest: str = ""
    partial: bool = False


@router.get("/")
async def stream(request: Request) -> Response:
    """Every revision."""
    return await show(request, "/", silent=False)


@router.get("/silent")
async def silent_edits(request: Request) -> Response:
    """Changes of substance that nobody announced."""
    return await show(request, "/silent", silent=True)


@router.get("/rows")
async def rows(request: Request) -> Response:
    """The newest rows alone, for a page that is open; ``limit`` of them."""
    wanted = asked("/rows", request.query_params)
    limit = request.query_params.get("limit", "")
    most = min(int(limit), ROWS) if limit.isascii() and limit.isdecimal() and int(limit[:4]) > 0 else ROWS
    found = await read(request, wanted, silent=request.query_params.get("only") == "silent", limit=most)
    return page(request, "rows.html", page=found)


async def show(request: Request, action: str, *, silent: bool) -> Response:
    """The stream with its filters."""
    wanted = asked(action, request.query_params)
    if silent:
        wanted = replace(wanted, given={name: text for name, text in wanted.given.items() if name != "silent"})
    is_newest = not request.query_params.get("cursor")
    titles = titles_of(services_of(request))
    api = {"silent": "true"} if silent or wanted.value("silent") else {}
    return page(
        request,
        "stream.html",
        here="silent" if silent else "stream",
        page=await read(request, wanted, silent=silent, limit=ROWS),
        filters=wanted,
        action=action,
        silent_page=silent,
        live=is_newest,
        live_texts=live_texts(reader_of(request).speech),
        warnings=await warnings_on(request, most=WARNINGS) if is_newest and not silent else None,
        rows_url=wanted.address("/rows", **({"only": "silent"} if silent else {})),
        stream_url=wanted.address("/api/stream", **api),
        feed=wanted.address("/feeds/revisions.atom", **api),
        feed_json=wanted.address("/feeds/revisions.json", **api),
        api=wanted.address("/api/revisions", **api),
        titles=sorted(titles.items()),
        kinds=KINDS,
        facts=FACTS,
    )


async def warnings_on(request: Request, *, most: int) -> Strip:
    """The warnings at the head of a page, so many at most."""
    lookout: Lookout = request.app.state.lookout
    found = await lookout.found()
    return strip(found.concerns, reader_of(request).speech, titles_of(services_of(request)), most=most)


def titles_of(services: Services) -> dict[str, str]:
    """What publishers call themselves, by name."""
    return {name: publisher.title for name, publisher in services.publishers.items()}


async def read(request: Request, wanted: Asked, *, silent: bool, limit: int) -> StreamPage:
    """One page of the stream."""
    services = services_of(request)
    url = wanted.value("article")
    article = (await article_at(services.store, url)).url if url else None
    query = wanted.query(services.clock(), article=article, silent=silent)
    cursor = request.query_params.get("cursor", "")
    found = await list_revisions(services.browsing, query, cursor=cursor or None, limit=limit)
    annotated = await services.annotations.of_revisions([(each.article, each.number) for each in found.items])
    return page_of(found, annotated, wanted, services.publishers, is_newest=not cursor)


def page_of(
    found: Listed[Revision],
    annotated: Sequence[Annotation],
    wanted: Asked,
    publishers: Mapping[str, Publisher],
    *,
    is_newest: bool,
) -> StreamPage:
    """What a page shows of a list."""
    return StreamPage(
        rows=rows_of(found.items, publishers),
        notes=noted(annotated),
        older=wanted.address(wanted.action, cursor=found.next) if found.next else "",
        newest="" if is_newest else wanted.address(wanted.action),
        partial=found.partial,
    )


def rows_of(revisions: Sequence[Revision], publishers: Mapping[str, Publisher]) -> tuple[Row, ...]:
    """Revisions as rows, each named by its place in the list."""
    titles = {name: publisher.title for name, publisher in publishers.items()}
    return tuple(row_of(each, key=cursor_at(place_of(each)), titles=titles) for each in revisions)


def noted(annotations: Sequence[Annotation]) -> Notes:
    """Annotations by the revision they are about."""
    found: defaultdict[tuple[str, int], list[Annotation]] = defaultdict(list)
    for each in annotations:
        found[each.article, each.number].append(each)
    return found


def live_texts(speech: Speech) -> dict[str, Text]:
    """What the script on the page says; a text that counts with all its plural forms."""
    names = ("connecting", "on", "paused", "lost", "pause", "resume", "waiting", "arrived")
    return {name: catalogue(speech.language)[f"live.{name}"] for name in names}

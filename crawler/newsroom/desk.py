"""The desk of one house: which page answers which request, and with which headers."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime

from crawler.newsroom import feeds, pages
from crawler.newsroom.conditional import still_fresh, weak_etag
from crawler.newsroom.exchange import Request, Response
from crawler.newsroom.look import Look, section_path
from crawler.newsroom.noise import digest
from crawler.newsroom.script import Story
from crawler.newsroom.states import State

BUILD_SECONDS = 600
WORDS = {404: "Not found", 410: "Gone", 500: "Internal server error"}


def answer(look: Look, request: Request) -> Response:
    """What a house answers to a request in one look."""
    for_machines = machine_document(look, request.path)
    if for_machines is not None:
        return for_machines
    section = section_at(look, request.path)
    if section is not None:
        return page(look, pages.list_page(look, section), {})
    path = request.path.removesuffix(look.house.tracking)
    for story, state in look.published():
        if path == state.moved_to:
            return article(look, request, story, state)
        if path == state.path:
            return at_first_address(look, request, story, state)
    return apology(404)


def machine_document(look: Look, path: str) -> Response | None:
    """robots.txt, feed or sitemap; None for other paths."""
    house = look.house
    if path == "/robots.txt":
        return document("text/plain", "utf-8", feeds.robots(look))
    if path == house.feed:
        return document("application/rss+xml", house.encoding, feeds.rss(look))
    if path == house.sitemap:
        return document("application/xml", "utf-8", feeds.news_sitemap(look))
    return None


def document(kind: str, encoding: str, body: bytes) -> Response:
    """A document without cookies or validators."""
    return Response(headers={"Content-Type": f"{kind}; charset={encoding}"}, body=body)


def section_at(look: Look, path: str) -> str | None:
    """The section whose page is at a path, empty for the front page, None if there is none."""
    if path == "/":
        return ""
    return next((s for s in look.house.sections if section_path(look.house, s) == path), None)


def at_first_address(look: Look, request: Request, story: Story, state: State) -> Response:
    """An article where it was first published: there, moved, deleted, or behind a failing server."""
    if state.moved_to:
        return Response(status=state.status, headers={"Location": look.base + state.moved_to})
    if state.status != 200:
        return apology(state.status)
    return article(look, request, story, state)


def article(look: Look, request: Request, story: Story, state: State) -> Response:
    """An article's page, or 304 if the house compares and the visitor has it already."""
    headers = validators(look, state)
    if "ETag" in headers and still_fresh(request.headers, headers["ETag"], last_changed(look, state)):
        return Response(status=304, headers=headers)
    return page(look, pages.article_page(look, story, state), headers)


def validators(look: Look, state: State) -> dict[str, str]:
    """What the house tells visitors to compare by."""
    if look.house.validators == "weak-etag":
        changed = format_datetime(last_changed(look, state), usegmt=True)
        return {"ETag": weak_etag(state), "Last-Modified": changed}
    if look.house.validators == "build-time":
        built = edition_time(look, look.edition) + timedelta(seconds=look.tick % BUILD_SECONDS)
        return {"Last-Modified": format_datetime(built, usegmt=True)}
    return {}


def last_changed(look: Look, state: State) -> datetime:
    """When the page last changed but for the noise."""
    return edition_time(look, state.changed_in)


def edition_time(look: Look, number: int) -> datetime:
    """When an edition came out."""
    return look.instant(look.script.editions[number - 1].at)


def page(look: Look, html: str, headers: dict[str, str]) -> Response:
    """A page in the house's encoding, with a fresh cookie."""
    return Response(
        headers={
            "Content-Type": f"text/html; charset={look.house.encoding}",
            "Set-Cookie": f"sid={digest(look.tick, 'cookie')[:32]}; Path=/; HttpOnly",
            **headers,
        },
        body=html.encode(look.house.encoding, "xmlcharrefreplace"),
    )


def apology(status: int) -> Response:
    """The page of an address without an article."""
    words = f"<html><head><title>{status}</title></head><body><h1>{WORDS[status]}</h1></body></html>"
    return Response(status=status, headers={"Content-Type": "text/html; charset=utf-8"}, body=words.encode())

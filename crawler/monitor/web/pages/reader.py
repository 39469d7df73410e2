"""Who reads a page: language, zone and theme as chosen or as the browser says, and what they may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from crawler.monitor.web.access.who import Who
from crawler.monitor.web.pages.catalogue import LANGUAGES
from crawler.monitor.web.pages.speech import Speech, zones

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600  # seconds that a choice is remembered


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One reader of one page; ``csrf`` is the word their forms carry, ``path`` the page's own address."""

    speech: Speech = field(default_factory=lambda: Speech(language="en"))
    theme: str = "auto"
    keys: bool = True
    path: str = "/"
    csrf: str = ""
    account: str = ""
    known: bool = False
    can_leave: bool = False
    may_annotate: bool = False
    writes_as: str = ""
    is_admin: bool = False

    def may_change(self, author: str) -> bool:
        """Whether they may change what somebody noted: their own, or as an administrator anybody's."""
        return self.is_admin or (self.may_annotate and author == self.writes_as)


def reader_of(request: Request) -> Reader:
    """The reader that a request comes from; one that the guard did not let in is nobody."""
    state = request.scope.get("state", {})
    who: Who | None = state.get("who")
    chosen = request.cookies
    return Reader(
        speech=Speech(language=language_of(chosen, request.headers), zone=zone_of(chosen)),
        theme=chosen.get("tashih-theme", "") if chosen.get("tashih-theme") in THEMES else "auto",
        keys=chosen.get("tashih-keys") != "off",
        path=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        csrf=str(state.get("csrf", "")),
        account=who.name if who and who.way != "open" else "",
        known=who is not None,
        can_leave=who is not None and who.way == "session",
        may_annotate=who is not None and who.may("annotator"),
        writes_as=who.name if who else "",
        is_admin=who is not None and who.may("admin"),
    )


def language_of(cookies: Mapping[str, str], headers: Mapping[str, str]) -> str:
    """The language chosen with the switch, else the browser's first that we speak, else English."""
    chosen = cookies.get("tashih-language")
    return chosen if chosen in LANGUAGES else preferred(headers.get("accept-language", ""))


def preferred(header: str) -> str:
    """The best of an Accept-Language header (RFC 9110, 12.5.4) that we speak.

    >>> preferred("de, tr-TR;q=0.8, en;q=0.5"), preferred("en-GB,tr;q=0.9"), preferred("x;q=y"), preferred("tr;q=0")
    ('tr', 'en', 'en', 'en')
    """
    asked = [weighed(each) for each in header[:500].split(",")]
    spoken = [(weight, tag) for tag, weight in asked if tag in LANGUAGES and weight > 0]
    return max(spoken, key=lambda each: each[0])[1] if spoken else "en"


def weighed(asked: str) -> tuple[str, float]:
    """A language and its weight; a weight that is no number counts as none."""
    tag, _, weight = asked.partition(";q=")
    try:
        return tag.strip().lower().partition("-")[0], float(weight or 1)
    except ValueError:
        return "", 0.0


def zone_of(cookies: Mapping[str, str]) -> str:
    """The zone chosen, UTC if none or an unknown one was."""
    chosen = cookies.get("tashih-zone", "").replace("%2F", "/")
    return chosen if chosen in zones() else "UTC"


def remember(answer: Response, chosen: Mapping[str, str], *, secure: bool) -> None:
    """Keep the choices of the preferences' form as cookies; what is no choice of ours is left out."""
    wanted = {
        "language": chosen.get("language", "") if chosen.get("language") in LANGUAGES else "",
        "theme": chosen.get("theme", "") if chosen.get("theme") in THEMES else "",
        "zone": chosen.get("zone", "") if chosen.get("zone") in zones() else "",
        "keys": "on" if chosen.get("keys") == "on" else "off",
    }
    for name, value in wanted.items():
        if value:
            answer.set_cookie(
                f"tashih-{name}", value, max_age=YEAR, path="/", secure=secure, httponly=True, samesite="lax"
            )

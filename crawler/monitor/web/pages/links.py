"""The addresses of our own pages: stable, shareable, and safe whatever a news site's address holds."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit


def query(path: str, **values: object) -> str:
    """*path* with the values that are neither None nor empty.

    >>> query("/diff", url="https://news.example/a?b=1&c=ü#d", to=2, before=None)
    '/diff?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D%C3%BC%23d&to=2'
    """
    given = {name: value for name, value in values.items() if value not in {None, ""}}
    return f"{path}?{urlencode(given, errors='replace', quote_via=quote, safe='')}" if given else path


def stream(filters: Mapping[str, object] | None = None, **more: object) -> str:
    """The stream with these filters; *more* replaces some of them."""
    return query("/", **{**(filters or {}), **more})


def article(url: str, **more: object) -> str:
    """An article's timeline."""
    return query("/article", url=url, **more)


def revision(url: str, number: int) -> str:
    """One revision as it was read."""
    return query("/revision", url=url, n=number)


def diff(url: str, after: int, before: int | None = None, **more: object) -> str:
    """What changed up to revision *after*; since the one before it, unless *before* names another."""
    return query("/diff", url=url, **{"from": before}, to=after, **more)


def change(url: str, number: int) -> str:
    """What a revision brought: its diff, or for the first the text itself."""
    return diff(url, number) if number > 1 else revision(url, number)


def blame(url: str) -> str:
    """Since when each paragraph has stood."""
    return query("/blame", url=url)


def capture(digest: str, **more: object) -> str:
    """The page as it was sent, in its sandbox."""
    return query("/capture", digest=digest, **more)


def publisher(name: str) -> str:
    """A publisher's page."""
    return f"/publishers/{quote(name, safe='', errors='replace')}"


def outside(url: str) -> str:
    """A news site's own address, if a browser may be sent there; nothing for any other scheme.

    >>> outside("https://news.example/a"), outside("javascript:alert(1)")
    ('https://news.example/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def shortened(url: str) -> str:
    """An address without its scheme, for people.

    >>> shortened("https://www.news.example/ferry")
    'www.news.example/ferry'
    """
    return url.partition("://")[2] or url


def local(path: str) -> str:
    r"""A path on this very site, to go back to; the front page for anything that might lead elsewhere.

    >>> local("/diff?url=x"), local("//evil.example"), local("https://evil.example"), local("/\\evil.example")
    ('/diff?url=x', '/', '/', '/')
    """
    harmless = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if harmless else "/"

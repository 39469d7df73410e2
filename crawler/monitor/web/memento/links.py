"""Addresses and links of Memento resources (RFC 7089, 2.2 and 5; link-format of RFC 6690)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from crawler.monitor.web.memento.moments import Moment, http_date

LINK_FORMAT = "application/link-format"
SAFE = "%/:=&?~+!$,;@()*[]-._"  # what an address may hold between < and >
PAGE = 1_000  # mementos that one time map lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The addresses around one original; *base* is the service's own, without a slash at its end."""

    base: str
    url: str

    @property
    def original(self) -> str:
        """The article's own address, fit for a link."""
        return quote(self.url, safe=SAFE)

    @property
    def timegate(self) -> str:
        """Where a memento is negotiated by time."""
        return f"{self.base}/timegate/{self.original}"

    def timemap(self, form: str = "link", page: int = 0) -> str:
        """The list of mementos; with a page's number, from 1, a piece of a long one."""
        return f"{self.base}/timemap/{form}/{f'{page}/' if page else ''}{self.original}"

    def memento(self, moment: Moment) -> str:
        """One memento."""
        return f"{self.base}/memento/{moment.stamp}/{self.original}"


def link(uri: str, relation: str, **more: str) -> str:
    """One link with its attributes."""
    return "".join([f'<{uri}>; rel="{relation}"', *(f'; {name}="{value}"' for name, value in more.items())])


def links_around(addresses: Addresses, moments: Sequence[Moment], place: int) -> str:
    """The Link header of a time gate or a memento: original, time gate, time map, and the mementos beside the one meant."""
    first, last = moments[0], moments[-1]
    span = {"type": LINK_FORMAT, "from": http_date(first.at), "until": http_date(last.at)}
    around = [
        link(addresses.original, "original"),
        link(addresses.timegate, "timegate"),
        link(addresses.timemap(), "timemap", **span),
        *(memento_link(addresses, moments[each], relations) for each, relations in beside(len(moments), place)),
    ]
    return ", ".join(around)


def beside(count: int, place: int) -> Iterator[tuple[int, str]]:
    """The places of the first, previous, meant, next and last memento, each once with all it is.

    >>> list(beside(3, 1))
    [(0, 'first prev memento'), (1, 'memento'), (2, 'last next memento')]
    """
    names: dict[int, list[str]] = {}
    for name, each in (("first", 0), ("last", count - 1), ("prev", place - 1), ("next", place + 1), ("", place)):
        if 0 <= each < count:
            names.setdefault(each, []).append(name)
    for each in sorted(names):
        yield each, " ".join([*filter(None, names[each]), "memento"])


def memento_link(addresses: Addresses, moment: Moment, relations: str = "memento") -> str:
    """The link to a memento."""
    return link(addresses.memento(moment), relations, datetime=http_date(moment.at))


def time_map(addresses: Addresses, moments: Sequence[Moment], page: int) -> str:
    """A time map in link-format: all mementos, one page of many, or (page 0 of many) the list of pages."""
    pages = pages_of(len(moments))
    here = moments if pages == 1 else moments[(page - 1) * PAGE : page * PAGE] if page else moments
    span = {"type": LINK_FORMAT, "from": http_date(here[0].at), "until": http_date(here[-1].at)}
    lines = [
        link(addresses.original, "original"),
        link(addresses.timemap(page=page), "self", **span),
        link(addresses.timegate, "timegate"),
    ]
    if pages > 1 and page == 0:
        lines += (page_link(addresses, moments, each) for each in range(1, pages + 1))
    else:
        lines += named_mementos(addresses, here, first=moments[0], last=moments[-1])
    return ",\n".join(lines) + "\n"


def named_mementos(addresses: Addresses, here: Sequence[Moment], *, first: Moment, last: Moment) -> Iterator[str]:
    """The links to these mementos; the very first and the very last one say so."""
    for moment in here:
        names = [name for name, each in (("first", first), ("last", last)) if moment == each]
        yield memento_link(addresses, moment, " ".join([*names, "memento"]))


def page_link(addresses: Addresses, moments: Sequence[Moment], page: int) -> str:
    """The link to one page of a long time map."""
    part = moments[(page - 1) * PAGE : page * PAGE]
    span = {"type": LINK_FORMAT, "from": http_date(part[0].at), "until": http_date(part[-1].at)}
    return link(addresses.timemap(page=page), "timemap", **span)


def pages_of(count: int) -> int:
    """How many time maps so many mementos take."""
    return max(-(-count // PAGE), 1)


def time_map_json(addresses: Addresses, moments: Sequence[Moment], page: int) -> dict[str, object]:
    """A time map for programs that read JSON."""
    pages = pages_of(len(moments))
    part = moments if pages == 1 else moments[(page - 1) * PAGE : page * PAGE] if page else []
    listed = [entry(addresses, moment) for moment in part]
    return {
        "original_uri": addresses.original,
        "timegate_uri": addresses.timegate,
        "timemap_uri": {"link_format": addresses.timemap(page=page), "json_format": addresses.timemap("json", page)},
        "mementos": {
            "first": entry(addresses, moments[0]),
            "last": entry(addresses, moments[-1]),
            "list": listed,
        },
        "pages": [addresses.timemap("json", each) for each in range(1, pages + 1)] if pages > 1 else [],
    }


def entry(addresses: Addresses, moment: Moment) -> dict[str, str]:
    """A memento as JSON names it."""
    return {"datetime": moment.at.strftime("%Y-%m-%dT%H:%M:%SZ"), "uri": addresses.memento(moment)}

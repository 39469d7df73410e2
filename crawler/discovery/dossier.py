"""What a probe brought home about a site, and the publisher that follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from crawler.discovery.home import Home, domain_of
from crawler.discovery.listing import Listing
from crawler.discovery.mention import Mention, merged
from crawler.discovery.numeric import order_of
from crawler.discovery.patterns import ENOUGH, learn_pattern, looks_like_article
from crawler.discovery.selection import TELLING
from crawler.discovery.zones import Times, zone_of
from crawler.judgement.language import guess
from crawler.model import Page, Publisher
from crawler.reading.stamps.frame import usual_order
from crawler.reading.stamps.visible import visible_claims

SITEMAPS = ("news sitemap", "sitemap index", "sitemap")  # the most useful first
SECOND_LEVEL = {"com", "org", "net", "co", "gov", "edu", "gen", "web", "info", "ac", "or", "ne", "bel", "k12", "av"}


@dataclass(slots=True, kw_only=True)
class Dossier:
    """What was seen of a site: its home page, listings that name articles, articles, section pages, and what could not be had."""

    seen_at: datetime
    home: Home
    feeds: dict[str, Listing] = field(default_factory=dict)
    sitemaps: dict[str, Listing] = field(default_factory=dict)
    articles: dict[str, Page] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)

    @property
    def mentions(self) -> dict[str, Mention]:
        """What feeds and sitemaps name on the site, by the key of the address."""
        listed = (listing.mentions for listing in (*self.feeds.values(), *self.sitemaps.values()))
        domains = self.domains
        return merged(one for mentions in listed for one in mentions if _within(one.url, domains))

    @property
    def domains(self) -> tuple[str, ...]:
        """The home page's domain, and another one where most of the feeds' articles stand."""
        own = domain_of(self.home.url)
        hosts = Counter(domain_of(one.url) for listing in self.feeds.values() for one in listing.mentions)
        return (
            own,
            *(
                host
                for host, n in hosts.most_common(2)
                if host and not _within_one(host, own) and n * 2 > hosts.total()
            ),
        )

    @property
    def article_pattern(self) -> str:
        """Learned from what feeds and news sitemaps name, else from what was read as an article, else from the front page."""
        telling = [one.url for one in self.mentions.values() if TELLING & set(one.sources)]
        read = [url for url, page in self.articles.items() if not page.barrier]
        return learn_pattern(telling) or learn_pattern(read) or learn_pattern(self.front_page_articles, enough=ENOUGH)

    @property
    def front_page_articles(self) -> list[str]:
        """Links of the front page that look like articles', or, where none does, those that stand in no menu."""
        links = list(dict.fromkeys(link.url for link in self.home.links))
        likely = [url for url in links if looks_like_article(url)]
        menus = {link.url for link in self.home.links if link.menu}
        return likely or [url for url in links if url not in menus and urlsplit(url).path not in {"", "/"}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing about a publisher: the field, its value in words, how sure it is, from what; ``todo`` where it is missing."""

    field: str
    value: str
    because: str = ""
    todo: str = ""


def publisher_from(dossier: Dossier, *, name: str = "") -> tuple[Publisher, tuple[Found, ...]]:
    """The publisher that a dossier describes, and what is to be said about each field."""
    languages, titles = languages_in(dossier), titles_in(dossier)
    order, order_because = order_in(dossier, languages)
    zone = zone_of(
        urlsplit(dossier.home.url).hostname or "", languages, times_in(dossier, order), seen_at=dossier.seen_at
    )
    publisher = Publisher(
        name=name or name_of(dossier.home.url),
        title=titles[0] if titles else name or name_of(dossier.home.url),
        domains=dossier.domains,
        languages=tuple(dict.fromkeys(tag[:2].lower() for tag in languages)),
        zone=zone.zone,
        date_order=order or usual_order(languages[0] if languages else "", zone.zone or ""),
        front_pages=(dossier.home.url, *dossier.sections),
        feeds=tuple(dossier.feeds),
        sitemaps=sitemaps_worth(dossier),
        article_pattern=dossier.article_pattern,
    )
    return publisher, tuple(report(dossier, publisher, zone.how_sure, zone.because, order_because))


def report(
    dossier: Dossier, publisher: Publisher, how_sure: str, zone_because: str, order_because: str
) -> Iterator[Found]:
    """What was found, from what, and how to set what was not."""
    yield Found(field="title", value=publisher.title, because=dossier.home.url)
    yield Found(field="domains", value=", ".join(publisher.domains))
    yield Found(
        field="languages", value=", ".join(publisher.languages), todo='languages=("en",): the languages it writes in'
    )
    yield Found(
        field="zone",
        value=f"{publisher.zone} ({how_sure})" if publisher.zone else "",
        because=zone_because,
        todo='zone="Europe/Istanbul": the IANA zone of its clock; without it a time without an offset names no instant',
    )
    yield Found(
        field="date_order", value=publisher.date_order, because=order_because, todo='date_order="DMY", "MDY" or "YMD"'
    )
    yield _listings(
        "feeds", publisher.feeds, dossier.feeds, 'feeds=("https://…",): none was named or stood at the usual places'
    )
    yield _listings(
        "sitemaps",
        publisher.sitemaps,
        dossier.sitemaps,
        'sitemaps=("https://…",): robots.txt names none that can be read',
    )
    yield Found(field="front_pages", value=", ".join(publisher.front_pages))
    yield from _articles(dossier, publisher)


def _articles(dossier: Dossier, publisher: Publisher) -> Iterator[Found]:
    """What an article's address looks like, and whether articles can be read."""
    matching = [url for url in dossier.front_page_articles if re.search(publisher.article_pattern or "(?!)", url)]
    yield Found(
        field="article_pattern",
        value=publisher.article_pattern,
        because=f"{len(dossier.mentions)} listed addresses; {len(matching)} links of the front page have it",
        todo="article_pattern: what an article's address looks like; until then addresses are judged by their look",
    )
    readable = sum(not page.barrier for page in dossier.articles.values())
    yield Found(
        field="articles",
        value=f"{readable} of {len(dossier.articles)} that were tried can be read" if readable else "",
        todo="no article could be read; if the pages are empty without scripts, set render=True",
    )


def _listings(name: str, kept: tuple[str, ...], read: dict[str, Listing], todo: str) -> Found:
    told = (f"{url} ({len(read[url].mentions)} entries)" if url in read else url for url in kept)
    return Found(field=name, value=", ".join(told), todo=todo)


def languages_in(dossier: Dossier) -> tuple[str, ...]:
    """Language tags, the commonest first: those of the articles, the home page and the feeds."""
    said = [page.in_language for page in dossier.articles.values() if not page.barrier]
    said += [dossier.home.language, *(feed.language for feed in dossier.feeds.values())]
    tags = [tag.strip() for tag in said if re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?", tag.strip())]
    return tuple(tag for tag, _ in Counter(tags or spoken_in(dossier)).most_common(4))


def spoken_in(dossier: Dossier) -> list[str]:
    """The language of each article by its words, where no page says it."""
    texts = (
        " ".join(block.text for block in page.blocks[:20]) for page in dossier.articles.values() if not page.barrier
    )
    return [spoken for text in texts if (spoken := guess(text))]


def titles_in(dossier: Dossier) -> tuple[str, ...]:
    """The paper's names, the surest first; a feed's title confirms or stands in."""
    feeds = [feed.title for feed in dossier.feeds.values() if feed.title]
    confirmed = [name for name in dossier.home.names if any(name in title for title in feeds)]
    return tuple(dict.fromkeys((*confirmed, *dossier.home.names, *feeds)))


def times_in(dossier: Dossier, order: str) -> list[Times]:
    """The times of each article that was read: its own, and what listings say of it."""
    listed = dossier.mentions
    found = []
    for url, page in dossier.articles.items():
        mention = next((one for one in merged([Mention(url=url)]) if one in listed), None)
        claims = listed[mention].claims if mention else ()
        lines = visible_claims(page.blocks)
        tags = tuple(dict.fromkeys(tag[:2].lower() for tag in (page.in_language, *languages_in(dossier)) if tag))
        found.append(Times(claims=(*page.claims, *lines, *claims), languages=tags, date_order=order))
    return found


def order_in(dossier: Dossier, languages: tuple[str, ...]) -> tuple[str, str]:
    """The order of day and month in dates of numbers, if a date shows it; and from what."""
    lines = [claim.raw for page in dossier.articles.values() for claim in visible_claims(page.blocks)]
    if order := order_of(lines):
        return order, "dates that can be read in one order only"
    return "", f"the habit of {languages[0]}" if languages else ""


def sitemaps_worth(dossier: Dossier) -> tuple[str, ...]:
    """The news sitemaps if there are any, else the indexes, else the plain ones."""
    news = tuple(url for url, listing in dossier.sitemaps.items() if listing.kind == "news sitemap")
    return (
        news
        or tuple(url for url, listing in dossier.sitemaps.items() if listing.kind == "sitemap index")
        or tuple(dossier.sitemaps)
    )


def name_of(url: str) -> str:
    """A name for a publisher's file, from its domain.

    >>> name_of("https://www.harbour-times.co.uk/"), name_of("http://127.0.0.1:8000/")
    ('harbour-times', '127.0.0.1-8000')
    """
    domain = domain_of(url)
    labels = domain.partition(":")[0].split(".")
    if len(labels) > 1 and not labels[-1].isdigit():
        labels = labels[:-1]
        while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
            labels = labels[:-1]
        return re.sub(r"[^a-z0-9_-]", "-", labels[-1].lower())[:64]
    return re.sub(r"[^a-z0-9_.-]", "-", domain.lower())[:64]


def _within(url: str, domains: tuple[str, ...]) -> bool:
    host = domain_of(url)
    return any(_within_one(host, domain) for domain in domains)


def _within_one(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)

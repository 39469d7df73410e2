"""Authors, section, language and the dates' raw claims, from the page's statements in their order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.model import Claim, Role
from crawler.reading.article import Article
from crawler.reading.facts import Facts
from crawler.reading.jsonld import text, texts
from crawler.reading.normalise import normalise
from crawler.reading.survey import Survey

_META_DATES: dict[str, Role] = {
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "article:updated_time": "modified",
    "article:modified": "modified",
    "datemodified": "modified",
    "lastmod": "modified",
    "last-modified": "modified",
    "last_updated_date": "modified",
    "revised": "modified",
    "updated": "modified",
    "dcterms.modified": "modified",
    "dc.date.modified": "modified",
    "article.updated": "modified",
    "article:published_time": "published",
    "article:published": "published",
    "article.published": "published",
    "og:published_time": "published",
    "og:article:published_time": "published",
    "og:pubdate": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "publication_date": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "dcterms.created": "published",
    "dcterms.issued": "published",
    "sailthru.date": "published",
    "parsely-pub-date": "published",
    "cxenseparse:recs:publishtime": "published",
    "bt:pubdate": "published",
}
_STATED_DATES: tuple[tuple[str, Role], ...] = (("dateModified", "modified"), ("datePublished", "published"))
_MODIFIED = re.compile(r"modif|updat|guncel|güncel|aktualis|edit", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|pubdate|yayin|erschien|created", re.IGNORECASE)
_OTHERS = frozenset(("related", "teaser", "comment", "menu", "ad", "widget"))
BEFORE, AFTER = 12, 6
_MAX_TIMES = 8
_BY = re.compile(r"^(?:by|von|par|por|di|door|yazan|haber|muhabir|от|автор)\s*:?\s+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|@|^/|\.(?:com|net|org|html?)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_AND = re.compile(r"\s*[,;|]\s*|\s+(?:and|und|et|ve|y|og|och)\s+")
_MAX_AUTHOR = 80
_MAX_CLAIM = 200
_MAX_DESCRIPTION = 3000


def authors(facts: Facts) -> tuple[str, ...]:
    """Who wrote it, each once, without "By"."""
    sources: tuple[Iterable[str], ...] = (
        texts(facts.article.get("author")),
        (
            name
            for value in _listed(facts, "author", "article:author", "parsely-author", "sailthru.author")
            for name in _AND.split(value)
        ),
        facts.author_links,
        facts.microdata.get("author", ()),
    )
    for source in sources:
        if names := tuple(dict.fromkeys(name for raw in source if (name := _author(raw)))):
            return names
    return ()


def _author(raw: str) -> str:
    """A name, or nothing if the string is an address, a sentence, or holds a date or a count."""
    name = _BY.sub("", normalise(raw[: 4 * _MAX_AUTHOR])).strip(" ,;|")
    return "" if len(name) > _MAX_AUTHOR or _ADDRESS.search(name) or _NUMBER.search(name) else name


def _listed(facts: Facts, *names: str) -> Iterator[str]:
    for name in names:
        yield from facts.metas.get(name, ())


def section(facts: Facts) -> str:
    """The part of the paper it stands in."""
    return normalise(
        text(facts.article.get("articleSection")) or facts.meta("article:section", "section", "parsely-section")
    )


def language(facts: Facts) -> str:
    """The language tag (BCP 47) that the page gives itself."""
    said = (
        facts.language
        or text(facts.article.get("inLanguage"))
        or facts.meta("content-language", "og:locale", "language")
    )
    return normalise(said.replace("_", "-"))[:35]


def descriptions(facts: Facts) -> tuple[str, ...]:
    """What the page says it is about, in the order of trust, each once."""
    said = (
        text(facts.article.get("description")),
        facts.meta("description"),
        facts.meta("og:description"),
        facts.meta("twitter:description"),
    )
    return tuple(dict.fromkeys(normalise(value[:_MAX_DESCRIPTION]) for value in said if value.strip()))


def claims(facts: Facts) -> Iterator[Claim]:
    """Every date the page states in machine form."""
    for key, role in _STATED_DATES:
        for raw in texts(facts.article.get(key))[:1]:
            yield Claim(raw=normalise(raw)[:_MAX_CLAIM], source="json-ld", role=role)
    for name, role in _META_DATES.items():
        for raw in facts.metas.get(name, ())[:1]:
            yield Claim(raw=normalise(raw)[:_MAX_CLAIM], source=f"meta:{name}", role=role)
    for key, role in _STATED_DATES:
        for raw in facts.microdata.get(key, ())[:1]:
            yield Claim(raw=normalise(raw)[:_MAX_CLAIM], source="microdata", role=role)


def time_claims(page: Survey, article: Article) -> Iterator[Claim]:
    """Every ``<time>`` that stands at the article, not in a list of others; at most :data:`_MAX_TIMES`."""
    near = range(article.first - BEFORE, article.last + AFTER)
    times = (time for time in page.times if time.run in near and not _elsewhere(article, time.run))
    for time in islice(times, _MAX_TIMES):
        yield Claim(raw=normalise(time.raw)[:_MAX_CLAIM], source="time", role=_role(time.name))


def _elsewhere(article: Article, run: int) -> bool:
    """Whether a run stands in a list of other stories or among readers' comments."""
    return run < len(article.marks) and not article.marks[run].isdisjoint(_OTHERS)


def _role(name: str) -> Role:
    """What the names of a ``<time>`` say it is."""
    if _MODIFIED.search(name):
        return "modified"
    return "published" if _PUBLISHED.search(name) else ""

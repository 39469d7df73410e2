"""What stands between a visitor and the article: the page was answered, but it does not say what the newsroom wrote.

A barrier makes no revision, so it must be certain: a short article is an article. Nearly every sign here counts only on a
page with little text of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.reading import barrier_words as words
from crawler.reading.article import Article
from crawler.reading.facts import Facts
from crawler.reading.jsonld import Node, nodes, text
from crawler.reading.lines import ends_a_sentence
from crawler.reading.survey import Survey
from crawler.reading.weighing import is_link_list, is_sentence, width

LITTLE = 700
SCANT = 250
HARDLY_ANY = 40
# Structured data that holds this many times the visible text shows that the page holds it back.
HELD_BACK = 3
MANY_LINKS = 5
TEASER = 300
_LOOKED_AT = 20_000
# The characters at a page's end among which a whole page closes.
_TAIL = 2000
_BELOW = 8
_OFFERS = frozenset(("login", "subscribe"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a page shows of an article.

    ``size`` is the width of the article's own text, ``shown`` the beginning of all text on the page, ``titles`` what names
    the page, ``cut`` whether the page ends in the middle of the article, ``listing`` whether it is a list of links to
    articles, ``offer`` whether something is sold or a login asked for right below the text.
    """

    size: int
    shown: str
    titles: tuple[str, ...]
    cut: bool
    listing: bool
    offer: bool


def signs_of(markup: bytes, page: Survey, article: Article | None, titles: tuple[str, ...]) -> Signs:
    """Gather the signs."""
    own = sorted(article.own) if article else []
    return Signs(
        size=sum(width(page.runs[i].text) for i in own),
        shown=" ".join(run.text for run in page.runs)[:_LOOKED_AT],
        titles=titles,
        cut=bool(own) and _ends_early(markup, page, own[-1]),
        listing=article is not None and _is_listing(page, article),
        offer=article is not None and _is_offered(article),
    )


def _ends_early(markup: bytes, page: Survey, last: int) -> bool:
    """Whether the bytes end before the page does, within the article."""
    end = markup[-4 * _TAIL :].decode("utf-8", "ignore")[-_TAIL:].lower()
    closed = "</body" in end or "</html" in end
    return not closed and last >= len(page.runs) - 1 and not ends_a_sentence(page.runs[last].text)


def _is_listing(page: Survey, article: Article) -> bool:
    """Whether links are as many as sentences between the article's ends, and no paragraph is longer than a teaser."""
    links = sum(is_link_list(page.runs[i]) for i in range(article.first, article.last + 1))
    own = [page.runs[i].text for i in article.own]
    return links >= max(MANY_LINKS, sum(map(is_sentence, own))) and all(width(text) < TEASER for text in own)


def _is_offered(article: Article) -> bool:
    """Whether the first runs below the article have the names of an offer or a login."""
    below = article.marks[article.last + 1 : article.last + 1 + _BELOW]
    return any(marks & _OFFERS for marks in below)


def barrier(tree: LexborHTMLParser, facts: Facts, signs: Signs, *, url: str) -> str:
    """Why a page is no article; empty if it is one."""
    if _is_front(url) or (signs.listing and not _has_evidence(facts)):
        return _wall(tree, facts, signs) or _failure(facts, signs) or "no article"
    if signs.cut:
        return "half loaded"
    if signs.size >= LITTLE:
        return ""
    return (
        _wall(tree, facts, signs)
        or _failure(facts, signs)
        or _held_back(facts, signs)
        or ("no article" if _is_none(facts, signs) else "")
    )


def _wall(tree: LexborHTMLParser, facts: Facts, signs: Signs) -> str:
    """A check for robots or a question for consent in the article's place."""
    if facts.article:
        return ""
    if any(words.BOT_TITLE.match(title) for title in signs.titles):
        return "bot check"
    if signs.size < SCANT and tree.root is not None and tree.root.css_first(words.BOT_PART):
        return "bot check"
    asked = any(words.CONSENT_TITLE.search(title) for title in signs.titles)
    pressed = len(words.CONSENT.findall(signs.shown)) >= 3 and bool(words.AGREE.search(signs.shown))
    return "consent" if asked or (pressed and not _has_evidence(facts)) else ""


def _failure(facts: Facts, signs: Signs) -> str:
    """An error told by a page that was answered as if it were well."""
    if facts.article:
        return ""
    if any(words.MISSING.fullmatch(title) for title in signs.titles):
        return "soft 404"
    return "error page" if any(words.BROKEN.fullmatch(title) for title in signs.titles) else ""


def _held_back(facts: Facts, signs: Signs) -> str:
    """The beginning of an article whose rest is sold, or was never drawn."""
    stated = width(text(facts.article.get("articleBody")))
    missing = stated > LITTLE and stated > HELD_BACK * signs.size
    if not_free(facts.article) and (missing or signs.offer or words.PAYWALL.search(signs.shown)):
        return "paywall"
    return "half loaded" if missing or (facts.article and signs.size < HARDLY_ANY) else ""


def not_free(article: Node) -> bool:
    """Whether structured data says that the article, or a part of it, is not free."""
    said = [node.get("isAccessibleForFree") for node in (article, *nodes(article.get("hasPart", [])))]
    return any(str(value).casefold() == "false" for value in said if value is not None)


def _is_none(facts: Facts, signs: Signs) -> bool:
    """A gallery, a form, an empty page: no text, or little text and nothing that speaks of an article."""
    return signs.size < HARDLY_ANY or (signs.size < SCANT and not _has_evidence(facts) and not facts.headings)


def _has_evidence(facts: Facts) -> bool:
    """Whether the page calls itself an article or gives the day of one."""
    dated = "datePublished" in facts.microdata or facts.meta("article:published_time", "datepublished", "pubdate")
    return bool(facts.article) or facts.meta("og:type").casefold() == "article" or bool(dated)


def _is_front(url: str) -> bool:
    """Whether an address is that of a site's front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in {"", "/", "/index.html", "/index.php"} and not parts.query

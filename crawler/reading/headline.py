"""The headline: the visible one, as long as the page's other words for it agree that it is one."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.reading.facts import Facts
from crawler.reading.jsonld import text
from crawler.reading.normalise import normalise

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*[|»]\s*")
_AGREES = 0.5


def headline(facts: Facts) -> str:
    """The visible headline that agrees best with the structured ones, else the best structured one."""
    stated = stated_headlines(facts)
    sites = frozenset(normalise(name).casefold() for name in facts.metas.get("og:site_name", ()))
    visible = [heading for heading in facts.headings if heading.casefold() not in sites]
    if not stated:
        return max(visible, key=len, default="")
    best = max(visible, key=lambda heading: agreement(heading, stated), default="")
    if best and (agreement(best, stated) >= _AGREES or (len(visible) == 1 and _speaks(best, stated))):
        return best
    return stated[0]


def stated_headlines(facts: Facts) -> list[str]:
    """What JSON-LD, og:title, twitter:title and title say, without the site's name."""
    raw = (
        text(facts.article.get("headline")),
        text(facts.article.get("name")),
        facts.meta("og:title"),
        facts.meta("twitter:title"),
        *facts.titles[:1],
    )
    site = normalise(facts.meta("og:site_name"))
    return list(dict.fromkeys(said for value in raw if (said := without_site(normalise(value), site))))


def without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or start.

    >>> without_site("Faiz kararı açıklandı - Günlük Haber", "Günlük Haber")
    'Faiz kararı açıklandı'
    """
    parts = [part.strip() for part in _SEPARATOR.split(title)]
    if len(parts) < 2:
        return title
    if site:
        for part, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
            if _same_name(part, site):
                return rest.strip(" |–—·•»-")
    longest = max(parts, key=len)
    return longest if len(longest) * 2 > len(title) else title


def _same_name(part: str, site: str) -> bool:
    mine, theirs = "".join(_WORD.findall(part.casefold())), "".join(_WORD.findall(site.casefold()))
    return bool(mine) and (mine in theirs or theirs in mine)


def agreement(heading: str, stated: list[str]) -> float:
    """The greatest share of common words between a heading and any stated headline (0–1)."""
    return max((_common(_words(heading), _words(said)) for said in stated), default=0.0)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    """The words of a text, each once, in one case."""
    return frozenset(_WORD.findall(text.casefold()))


def _common(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(len(mine), len(theirs)) if mine and theirs else 0.0


def _speaks(heading: str, stated: list[str]) -> bool:
    """Whether the page's only heading is long enough to be a headline of its own."""
    return len(heading) >= 25 and len(heading) * 2 > len(stated[0])

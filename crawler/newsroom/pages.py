"""The pages of a house as one visitor sees them in one look: articles and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from crawler.newsroom.clock import machine, shown
from crawler.newsroom.look import CLIENT_ERROR, Look, address, is_closed, section_path
from crawler.newsroom.markup import Html, fill, script_data
from crawler.newsroom.noise import rotated
from crawler.newsroom.script import House, Story, data
from crawler.newsroom.states import State

RELATED = 3


def article_page(look: Look, story: Story, state: State) -> Html:
    """The page of an article, with everything that stands around it."""
    times = {"published": look.instant(story.published), "modified": look.instant(state.modified)}
    others = [(other, s) for other, s in look.open_ones() if other.id != story.id]
    values = {
        **frame(look),
        **look.noise(story.visitors),
        **{name: shown(at, look.house, name) for name, at in times.items()},
        **{f"{name}_iso": machine(at, look.house) for name, at in times.items()},
        "url": address(look, state),
        "headline": state.headline,
        "standfirst": state.standfirst,
        "author": state.author,
        "related": links(look, ((address(look, s), s) for _, s in rotated(others, look.tick, RELATED))),
        "jsonld": script_data(structured(look, story, state)),
    }
    return fill(template(look.house.name, "article"), {**values, "paragraphs": body(look.house, state, values)})


def list_page(look: Look, section: str = "") -> Html:
    """The front page, or that of a section: the stories, and beside them the most read, stale addresses and all."""
    listed = [(story, s) for story, s in look.published() if s.status < CLIENT_ERROR and section in {"", story.section}]
    popular = rotated([s for story, s in look.published() if not is_closed(look.house, story)], look.tick, 99)
    values = {
        **frame(look),
        **look.noise(),
        "name": look.house.sections.get(section, look.house.title),
        "feed": look.base + look.house.feed,
        "teasers": teasers(look, listed),
        "most_read": links(look, ((look.base + s.path, s) for s in popular)),
    }
    return fill(template(look.house.name, "list"), values)


def frame(look: Look) -> dict[str, str]:
    """What every page of the house has."""
    sections = (
        {"url": look.base + section_path(look.house, slug), "headline": name}
        for slug, name in look.house.sections.items()
    )
    return {
        "house": look.house.title,
        "home": look.base + "/",
        "encoding": look.house.encoding,
        "sections": joined(fill(look.house.html["link"], section) for section in sections),
    }


def teasers(look: Look, stories: Iterable[tuple[Story, State]]) -> Html:
    """Stories as a front page shows them."""
    return joined(
        fill(
            look.house.html["teaser"],
            {"url": address(look, s), "headline": s.headline, "standfirst": s.standfirst},
        )
        for _, s in stories
    )


def links(look: Look, targets: Iterable[tuple[str, State]]) -> Html:
    """Headlines that lead to addresses."""
    return joined(fill(look.house.html["link"], {"url": url, "headline": s.headline}) for url, s in targets)


def body(house: House, state: State, values: dict[str, str]) -> Html:
    """The paragraphs, and what the house puts between them."""
    return joined(pieces(house, state, values))


def pieces(house: House, state: State, values: dict[str, str]) -> Iterator[Html]:
    """The body piece by piece."""
    for number, text in enumerate(state.paragraphs, 1):
        yield fill(house.html["paragraph"], {"text": text})
        if str(number) in house.between:
            yield fill(house.between[str(number)], values)


def structured(look: Look, story: Story, state: State) -> dict[str, object]:
    """The article as schema.org's NewsArticle."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": address(look, state),
        "headline": state.headline,
        "description": state.standfirst,
        "articleSection": look.house.sections[story.section],
        "inLanguage": look.house.languages[0],
        "datePublished": machine(look.instant(story.published), look.house),
        "dateModified": machine(look.instant(state.modified), look.house),
        "author": {"@type": "Person", "name": state.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": look.house.title},
    }


def joined(parts: Iterable[Html]) -> Html:
    """Pieces of markup, a line each."""
    return Html("\n".join(parts))


@cache
def template(house: str, name: str) -> str:
    """A template of a house."""
    return (data() / house / f"{name}.html").read_text(encoding="utf-8")

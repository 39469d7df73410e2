"""From bytes to a page: one parse, one walk, and what stands where."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from crawler.model import Layout, Page, Publisher
from crawler.reading.article import Article, Guides, at_layout, find
from crawler.reading.blocks import blocks
from crawler.reading.charset import decode
from crawler.reading.facts import facts_of
from crawler.reading.headline import headline
from crawler.reading.identity import article_url
from crawler.reading.jsonld import text
from crawler.reading.layouts import chosen, first_text, layout_on, names
from crawler.reading.metadata import authors, claims, descriptions, language, section
from crawler.reading.survey import Survey, survey
from crawler.reading.tame import tame


def read_page(body: bytes, *, url: str, content_type: str | None, publisher: Publisher | None, on: date) -> Page:
    """The page as found; never raises, ``barrier`` says why it is no article. *on* is the day of the visit."""
    markup = tame(decode(body, content_type=content_type, languages=publisher.languages if publisher else ()))
    tree = LexborHTMLParser(markup.encode("utf-8", "replace"), scripting=True)
    facts = facts_of(tree, url=url)
    layout = layout_on(publisher, on)
    guides = Guides(headline=first_text(tree, layout.headline) or headline(facts), descriptions=descriptions(facts))
    page = survey(tree)
    article = _article(tree, page, guides, layout)
    found = blocks(page, article) if article else ()
    spot = page.runs[article.standfirst].text if article and article.standfirst is not None else ""
    return Page(
        url=url,
        canonical=article_url(
            url, canonical=facts.canonical, others=(facts.meta("og:url"), text(facts.article.get("url")))
        ),
        headline=guides.headline,
        description=first_text(tree, layout.description) or spot or next(iter(guides.descriptions), ""),
        authors=names(tree, layout.authors) or authors(facts),
        section=section(facts),
        in_language=language(facts),
        blocks=found,
        claims=tuple(claims(facts)),
        barrier="" if found else "no article",
    )


def _article(tree: LexborHTMLParser, page: Survey, guides: Guides, layout: Layout) -> Article | None:
    """The article by the publisher's layout, or by the generic way where that finds nothing."""
    body = [node.mem_id for node in chosen(tree, layout.body)]
    noise = [node.mem_id for node in chosen(tree, layout.noise)]
    return (at_layout(page, guides, body, noise) if body else None) or find(page, guides)

"""From bytes to a page: one parse, one walk, and what stands where."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from crawler.model import Layout, Page, Publisher
from crawler.reading.article import Article, Guides, at_layout, find
from crawler.reading.barriers import barrier, signs_of
from crawler.reading.blocks import blocks
from crawler.reading.charset import as_utf8
from crawler.reading.embedded import article_markup
from crawler.reading.facts import Facts, facts_of
from crawler.reading.headline import headline
from crawler.reading.identity import article_url
from crawler.reading.jsonld import text
from crawler.reading.layouts import chosen, first_text, layout_on, names
from crawler.reading.metadata import authors, claims, descriptions, language, section, time_claims
from crawler.reading.survey import Survey, survey
from crawler.reading.tame import tame
from crawler.reading.weighing import width

# With less text than this in sight, the article may stand in a script.
THIN = 250


def read_page(body: bytes, *, url: str, content_type: str | None, publisher: Publisher | None, on: date) -> Page:
    """The page as found; never raises, ``barrier`` says why it is no article. *on* is the day of the visit."""
    markup = tame(as_utf8(body, content_type=content_type, languages=publisher.languages if publisher else ()))
    tree = parse(markup)
    facts = facts_of(tree, url=url)
    layout = layout_on(publisher, on)
    guides = Guides(headline=first_text(tree, layout.headline) or headline(facts), descriptions=descriptions(facts))
    page, article = _article(tree, guides, layout)
    spot = page.runs[article.standfirst].text if article and article.standfirst is not None else ""
    signs = signs_of(markup, page, article, (guides.headline, *facts.titles, *facts.headings))
    return Page(
        url=url,
        canonical=_canonical(url, facts),
        headline=guides.headline,
        description=first_text(tree, layout.description) or spot or next(iter(guides.descriptions), ""),
        authors=names(tree, layout.authors) or authors(facts),
        section=section(facts),
        in_language=language(facts),
        blocks=blocks(page, article) if article else (),
        claims=(*claims(facts), *(time_claims(page, article) if article else ())),
        barrier=barrier(tree, facts, signs, url=url),
    )


def parse(markup: bytes) -> LexborHTMLParser:
    """The tree of a page in UTF-8."""
    return LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS, scripting=True)


def _canonical(url: str, facts: Facts) -> str:
    """The address that names the article."""
    return article_url(url, canonical=facts.canonical, others=(facts.meta("og:url"), text(facts.article.get("url"))))


def _article(tree: LexborHTMLParser, guides: Guides, layout: Layout) -> tuple[Survey, Article | None]:
    """The page as the walk found it, and the article: by layout, by the generic way, or out of the page's own script."""
    page = survey(tree)
    if body := [node.mem_id for node in chosen(tree, layout.body)]:
        noise = [node.mem_id for node in chosen(tree, layout.noise)]
        if article := at_layout(page, guides, body, noise):
            return page, article
    article = find(page, guides)
    seen = _size(page, article)
    if seen < THIN and (markup := article_markup(_scripts(tree), headline=guides.headline)):
        drawn = survey(parse(f"<article class=article-body>{markup}</article>".encode("utf-8", "replace")))
        hidden = find(drawn, guides)
        if _size(drawn, hidden) > 2 * seen:
            return drawn, hidden
    return page, article


def _size(page: Survey, article: Article | None) -> int:
    """The width of the article's own text."""
    return sum(width(page.runs[i].text) for i in article.own) if article else 0


def _scripts(tree: LexborHTMLParser) -> list[str]:
    """The page's scripts, without structured data."""
    scripts = tree.root.css('script:not([type="application/ld+json"])') if tree.root is not None else []
    return [script.text() or "" for script in scripts]

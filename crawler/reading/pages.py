"""From bytes to a page: one parse, one walk, and what stands where."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from crawler.model import Page, Publisher
from crawler.reading import standfirst
from crawler.reading.believing import believed_marks
from crawler.reading.blocks import Article, blocks
from crawler.reading.charset import decode
from crawler.reading.density import Region, choose, in_body, paragraphs_element, stretch
from crawler.reading.facts import Facts, facts_of
from crawler.reading.headline import agreement, headline
from crawler.reading.identity import article_url
from crawler.reading.jsonld import text
from crawler.reading.layouts import first_text, layout_on, names
from crawler.reading.metadata import authors, claims, language, section
from crawler.reading.normalise import normalise
from crawler.reading.survey import Survey, survey
from crawler.reading.weighing import step, weigh


def read_page(body: bytes, *, url: str, content_type: str | None, publisher: Publisher | None, on: date) -> Page:
    """The page as found; never raises, ``barrier`` says why it is no article. *on* is the day of the visit."""
    markup = decode(body, content_type=content_type, languages=publisher.languages if publisher else ())
    tree = LexborHTMLParser(markup)
    facts = facts_of(tree, url=url)
    layout = layout_on(publisher, on)
    title = first_text(tree, layout.headline) or headline(facts)
    page = survey(tree.root)
    article = _article(page, facts, title)
    found = blocks(page, article) if article else ()
    spot = page.runs[article.standfirst].text if article and article.standfirst is not None else ""
    return Page(
        url=url,
        canonical=article_url(
            url, canonical=facts.canonical, others=(facts.meta("og:url"), text(facts.article.get("url")))
        ),
        headline=title,
        description=first_text(tree, layout.description) or spot or _stated_description(facts),
        authors=names(tree, layout.authors) or authors(facts),
        section=section(facts),
        in_language=language(facts),
        blocks=found,
        claims=tuple(claims(facts)),
        barrier="" if found else "no article",
    )


def _article(page: Survey, facts: Facts, title: str) -> Article | None:
    headings = [i for i in range(len(page.runs)) if _is_headline(page, i, title)]
    believed = believed_marks(page, headings[:1])
    marks = [believed[run.element] | frozenset(run.marks) for run in page.runs]
    held = in_body(page)
    weights = [weigh(run, own, in_body=held[run.element]) for run, own in zip(page.runs, marks, strict=True)]
    steps = [step(run, own, weight) for run, own, weight in zip(page.runs, marks, weights, strict=True)]
    region = choose(page, weights, steps, headings[0] if headings else None)
    if region is None:
        return None
    region = _grown(page, region, marks, held)
    headings = [i for i in headings if i < region.first + 12]
    spot = standfirst.find(
        page,
        after=headings[-1] if headings else max(0, region.first - 6),
        before=min(region.first + 1, region.last),
        said=_descriptions(facts),
        marks=marks,
        body=paragraphs_element(page, region),
    )
    return Article(region, marks, spot, frozenset(headings))


def _grown(page: Survey, region: Region, marks: list[frozenset[str]], held: list[bool]) -> Region:
    """The region once more, now that the element is known whose children the paragraphs are."""
    around = paragraphs_element(page, region)
    steps = []
    for run, own in zip(page.runs, marks, strict=True):
        beside = page.elements[run.element].parent == around or run.element == around
        steps.append(step(run, own, weigh(run, own, in_body=beside or held[run.element])))
    return stretch(page, steps, region.element)


def _is_headline(page: Survey, index: int, title: str) -> bool:
    run = page.runs[index]
    if run.text == title:
        return True
    return page.elements[run.element].tag in {"h1", "h2"} and agreement(run.text, [title]) > 0.8


def _descriptions(facts: Facts) -> list[str]:
    said = (
        text(facts.article.get("description")),
        facts.meta("description"),
        facts.meta("og:description"),
        facts.meta("twitter:description"),
    )
    return list(dict.fromkeys(normalise(value) for value in said if value))


def _stated_description(facts: Facts) -> str:
    return next(iter(_descriptions(facts)), "")

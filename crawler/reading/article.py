"""Where the article stands on a page: by its publisher's layout, else by the generic way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.reading import standfirst
from crawler.reading.believing import Marks, believed_marks, below_any
from crawler.reading.density import Region, below, choose, in_body, paragraphs_element, stretch
from crawler.reading.headline import agreement
from crawler.reading.lines import ends_a_sentence
from crawler.reading.survey import Survey
from crawler.reading.weighing import is_link_list, is_sentence, link_share, step, weigh

LINKED = 0.7
# A label of at most so many characters heads a list of at least so many links.
LABEL = 60
LIST = 2
SUBHEADS = frozenset(("h2", "h3", "h4"))
_HEADLINE_REACH = 12


@dataclass(slots=True)
class Article:
    """The article as found: the first and the last run around it, the runs that are its own, the believed marks of all runs."""

    first: int
    last: int
    own: frozenset[int]
    marks: list[Marks]
    standfirst: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """What the page says of its article elsewhere: the headline, and the descriptions it gives."""

    headline: str
    descriptions: tuple[str, ...] = ()


def find(page: Survey, guides: Guides) -> Article | None:
    """The article by the generic way; None if there is no running text."""
    headings = _headings(page, guides.headline)
    marks = _marks(page, headings)
    held = in_body(page)
    weights = [weigh(run, own, in_body=held[run.element]) for run, own in zip(page.runs, marks, strict=True)]
    steps = [step(own, weight) for own, weight in zip(marks, weights, strict=True)]
    region = choose(page, weights, steps, headings[0] if headings else None)
    if region is None:
        return None
    region = _grown(page, region, marks, weights, held)
    near = [i for i in headings if i < region.first + _HEADLINE_REACH]
    spot = _standfirst(page, region, near, guides, marks)
    inside = below(page.elements, region.element)
    own = {
        i
        for i in range(region.first, region.last + 1)
        if inside[page.runs[i].element] and i != spot and i not in near and _is_own(page, i, marks)
    }
    return Article(region.first, region.last, frozenset(i for i in own if not _heads_links(page, i, own)), marks, spot)


def at_layout(page: Survey, guides: Guides, body: Iterable[int], noise: Iterable[int]) -> Article | None:
    """The article in the elements with the parser's keys *body*, without those of *noise*; None if they hold no text."""
    inside, without = _inside(page, body), _inside(page, noise)
    headings = _headings(page, guides.headline)
    own = [
        i for i, run in enumerate(page.runs) if inside[run.element] and not without[run.element] and i not in headings
    ]
    if not own:
        return None
    return Article(own[0], own[-1], frozenset(own), _marks(page, headings))


def _inside(page: Survey, keys: Iterable[int]) -> list[bool]:
    """For every element whether it stands in one of those with the keys."""
    wanted = frozenset(keys)
    return below_any(page, (i for i, one in enumerate(page.elements) if one.key in wanted))


def _marks(page: Survey, headings: list[int]) -> list[Marks]:
    """The believed marks of every run."""
    believed = believed_marks(page, headings[:1])
    return [believed[run.element] | set(run.marks) if run.marks else believed[run.element] for run in page.runs]


def _headings(page: Survey, title: str) -> list[int]:
    """The runs that show the headline."""
    return [
        i
        for i, run in enumerate(page.runs)
        if run.text == title or (page.elements[run.element].tag in {"h1", "h2"} and agreement(run.text, [title]) > 0.8)
    ]


def _grown(page: Survey, region: Region, marks: list[Marks], weights: list[float], held: list[bool]) -> Region:
    """The region once more, now that the element is known whose children the paragraphs are."""
    around = paragraphs_element(page, region)
    beside = [around in (index, element.parent) and not held[index] for index, element in enumerate(page.elements)]
    steps = [
        step(own, weigh(run, own, in_body=True) if beside[run.element] else weight)
        for run, own, weight in zip(page.runs, marks, weights, strict=True)
    ]
    return stretch(page, steps, region.element)


def _standfirst(page: Survey, region: Region, headings: list[int], guides: Guides, marks: list[Marks]) -> int | None:
    """The run between the headline and the text that is the standfirst."""
    return standfirst.find(
        page,
        after=headings[-1] if headings else max(0, region.first - _HEADLINE_REACH // 2),
        before=min(region.first + 1, region.last),
        said=guides.descriptions,
        marks=marks,
        body=paragraphs_element(page, region),
    )


def _heads_links(page: Survey, index: int, own: set[int]) -> bool:
    """Whether a run is the label of a list of links that is left out ("More from the city")."""
    text, below = page.runs[index].text, range(index + 1, min(index + 1 + LIST, len(page.runs)))
    if len(text) > LABEL or ends_a_sentence(text.rstrip(":")) or len(below) < LIST:
        return False
    return all(i not in own and is_link_list(page.runs[i]) for i in below)


def _is_own(page: Survey, index: int, marks: list[Marks]) -> bool:
    """Whether a run between the article's ends belongs to it."""
    run = page.runs[index]
    if marks[index]:
        return False
    return not (link_share(run) > LINKED and is_link_list(run)) or _heads_text(page, index, marks)


def _heads_text(page: Survey, index: int, marks: list[Marks]) -> bool:
    """Whether a run is a heading, linked as it may be, of the unlinked paragraph right behind it."""
    if index + 1 >= len(page.runs) or marks[index + 1]:
        return False
    heading, text = page.elements[page.runs[index].element], page.runs[index + 1]
    beside = page.elements[text.element]
    return (
        heading.tag in SUBHEADS
        and beside.tag == "p"
        and beside.parent == heading.parent
        and is_sentence(text.text)
        and not is_link_list(text)
    )

"""What newsrooms do to a text: each edit is a function of a draft, and gives the next draft."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.seed.words import CORRECTED_WIRE, NAMES, WIRE, headline, paragraph, sentence

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an article says, before anybody looks; ``moves_stamp`` tells whether the newsroom says that it changed."""

    headline: str
    description: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    moves_stamp: bool = True


Edit = Callable[[Draft, Random], Draft]


def first_draft(rng: Random, *, syndicated: bool) -> Draft:
    """A text of about 3 KB."""
    paragraphs = tuple(paragraph(rng) for _ in range(rng.randint(10, 15)))
    return Draft(
        headline=headline(rng),
        description=sentence(rng),
        authors=tuple(rng.sample(NAMES, rng.randint(1, 2))),
        paragraphs=(*paragraphs, WIRE) if syndicated else paragraphs,
    )


def edited(draft: Draft, rng: Random) -> Draft:
    """The draft after one edit; another one is tried where the first changes nothing."""
    while True:
        [edit] = rng.choices(list(EDITS), list(EDITS.values()))
        after = edit(draft, rng)
        if text_of(after) != text_of(draft):
            return replace(after, moves_stamp=rng.random() < 0.7)


def text_of(draft: Draft) -> tuple[object, ...]:
    """What a reader sees of a draft."""
    return draft.headline, draft.description, draft.authors, draft.paragraphs


def wire_corrected(draft: Draft) -> Draft:
    """The agency's correction, made in silence."""
    corrected = tuple(CORRECTED_WIRE if text == WIRE else text for text in draft.paragraphs)
    return replace(draft, paragraphs=corrected, moves_stamp=False)


def more_casualties(draft: Draft, rng: Random) -> Draft:
    """A number of the text rises, and the headline's with it if it has one."""
    place = rng.randrange(len(draft.paragraphs))
    return replace(with_paragraph(draft, place, raised(draft.paragraphs[place])), headline=raised(draft.headline))


def raised(text: str) -> str:
    """The text with its first number a little higher."""
    return NUMBER.sub(lambda number: str(int(number[0]) + 3), text, count=1)


def with_paragraph(draft: Draft, place: int, text: str) -> Draft:
    """The draft with one paragraph replaced."""
    return replace(draft, paragraphs=(*draft.paragraphs[:place], text, *draft.paragraphs[place + 1 :]))


def replaced_once(draft: Draft, old: str, new: str) -> Draft:
    """The draft with *old* replaced where the first paragraph has it."""
    for place, text in enumerate(draft.paragraphs):
        if old in text:
            return with_paragraph(draft, place, text.replace(old, new, 1))
    return draft


def new_headline(draft: Draft, rng: Random) -> Draft:
    """Another headline."""
    return replace(draft, headline=headline(rng))


def new_standfirst(draft: Draft, rng: Random) -> Draft:
    """Another standfirst."""
    return replace(draft, description=sentence(rng))


def new_byline(draft: Draft, rng: Random) -> Draft:
    """Other authors."""
    return replace(draft, authors=tuple(rng.sample(NAMES, rng.randint(1, 3))))


def longer(draft: Draft, rng: Random) -> Draft:
    """A developing story: a paragraph more, after one that stands."""
    place = rng.randint(1, len(draft.paragraphs))
    grown = (*draft.paragraphs[:place], paragraph(rng), *draft.paragraphs[place:])
    return replace(draft, paragraphs=grown[:18])


def shorter(draft: Draft, rng: Random) -> Draft:
    """A paragraph less."""
    place = rng.randrange(len(draft.paragraphs))
    return replace(draft, paragraphs=(draft.paragraphs[:place] + draft.paragraphs[place + 1 :]) or draft.paragraphs)


def no_longer_alleged(draft: Draft, rng: Random) -> Draft:
    """An allegation becomes a fact."""
    return replaced_once(draft, *rng.choice([("The alleged organiser", "The organiser"), ("Reportedly, ", "")]))


def another_quote(draft: Draft, rng: Random) -> Draft:
    """Somebody is made to say something else."""
    return replaced_once(draft, "told about it only", rng.choice(["warned about it", "not told about it until"]))


def typography(draft: Draft, rng: Random) -> Draft:
    """Form alone: straight quotation marks."""
    place = rng.randrange(len(draft.paragraphs))
    return with_paragraph(draft, place, draft.paragraphs[place].replace("“", '"').replace("”", '"'))


def correction(draft: Draft, rng: Random) -> Draft:
    """A number falls, and a notice says so."""
    notice = f"Correction: An earlier version of this article misstated what {rng.choice(NAMES)} had said."
    place = rng.randrange(len(draft.paragraphs))
    lowered = with_paragraph(draft, place, NUMBER.sub("1", draft.paragraphs[place], count=1))
    return replace(lowered, paragraphs=(*lowered.paragraphs, notice))


def update(draft: Draft, rng: Random) -> Draft:
    """News at the top, announced."""
    return replace(draft, paragraphs=(f"UPDATE: {sentence(rng)}", *draft.paragraphs)[:18])


def retraction(draft: Draft, _: Random) -> Draft:
    """The text goes, and a notice says so."""
    return replace(draft, paragraphs=("This article has been retracted.", draft.paragraphs[0]))


EDITS: dict[Edit, float] = {
    more_casualties: 20,
    longer: 30,
    shorter: 6,
    new_headline: 9,
    new_standfirst: 5,
    new_byline: 4,
    no_longer_alleged: 6,
    another_quote: 4,
    typography: 6,
    correction: 5,
    update: 6,
    retraction: 0.3,
}
"""Every edit, and how often it is made beside the others."""

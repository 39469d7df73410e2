"""Texts for the judgement's tests: a value that satisfies the contract, and strategies fed with real sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from crawler.model import Stamp

NINE = datetime(2026, 3, 2, 9, 18, 57, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """What an article says."""

    paragraphs: tuple[str, ...] = ()
    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    date_modified: Stamp | None = None
    in_language: str = ""

    def with_stamp(self, stamp: Stamp | None) -> Said:
        return replace(self, date_modified=stamp)


def stamp(minutes: float = 0, *, precision: str = "second", flags: tuple[str, ...] = ()) -> Stamp:
    """A stamp some minutes after nine."""
    at = NINE + timedelta(minutes=minutes)
    return Stamp(at=at, raw=str(at), source="visible", zone="UTC", precision=precision, flags=flags)


FRAGMENTS = (
    "Merkez üssü Sivrice olan depremde 12 kişi hayatını kaybetti.",
    "Merkez üssü Sivrice olan depremde 14 kişi hayatını kaybetti.",
    "Prof. Dr. Nihat Er, 3. maddenin değişeceğini söyledi.",
    "“Gitmeyeceğiz. Burada kalacağız.” dedi.",
    "Yıllık enflasyon yüzde 64,8 oldu",
    "Bakan konuştu...",
    "The minister resigned on Friday after the report, and the party named a successor.",
    "The minister resigned on Friday after the report.",
    "The party named a successor.",
    'He said: "I will go."',
    "At 5 p.m. the U.S. team won 2-1.",
    "No.",
    "Düzeltme: Haberin ilk halinde sayı yanlıştı.",
    "你好。我们去吧！",
    "ما هذا؟ هذا كتاب.",
    "यह है। वह था।",
    "👩‍👩‍👧 🇹🇷",
    "e\u0301 é",
    "<b>&amp;</b>",
    "\x1b[31m\x00",
    "\u202e",
    "\n",
    "\n\n",
    "  ",
    "\u2029",
    ".",
    '"',
    "'",
    "A",
    "3.",
    "",
)
PARAGRAPH = st.lists(st.sampled_from(FRAGMENTS), max_size=5).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)
TEXTS = st.builds(
    Said,
    paragraphs=st.lists(PARAGRAPH, max_size=6).map(tuple),
    headline=PARAGRAPH,
    description=PARAGRAPH,
    authors=st.lists(st.sampled_from(["Ayşe Kara", "Tom Hale", "", "T. Hale"]), max_size=3).map(tuple),
    in_language=st.sampled_from(["", "tr", "en", "de"]),
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Said, Said]:
    """A text, and what an editor may have made of it: paragraphs shuffled, split, joined, dropped, added."""
    before = draw(TEXTS)
    paragraphs = draw(st.permutations(before.paragraphs)) if draw(st.booleans()) else list(before.paragraphs)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(paragraphs)))
        step = draw(st.sampled_from(["add", "drop", "split", "join", "append"]))
        if step == "add" or at == len(paragraphs):
            paragraphs.insert(at, draw(PARAGRAPH))
        elif step == "drop":
            del paragraphs[at]
        elif step == "split":
            paragraphs[at : at + 1] = paragraphs[at].split(". ", 1)
        elif step == "join":
            paragraphs[at : at + 2] = [" ".join(paragraphs[at : at + 2])]
        else:
            paragraphs[at] += draw(PARAGRAPH)
    after = draw(TEXTS)
    return before, replace(after, paragraphs=tuple(paragraphs))

"""What stands around an article goes, what stands in it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Block, Noise
from crawler.reading.noise import RULES, set_aside

STAMP, VISITORS, RATING, SHARES = (
    "Last Modified: 2014-11-07 09:18:57",
    "Visitors: 10045",
    "(Suanki Oy 0.0/5 Yildiz) Toplam Oy: 0",
    "0 0",
)
FOOTER = (
    Noise(text=STAMP, rule="stamp"),
    Noise(text=VISITORS, rule="visitor counter"),
    Noise(text=RATING, rule="rating widget"),
    Noise(text=SHARES, rule="share counter"),
)
ARTICLE = (
    Block(text="White House Press Secretary Josh Earnest would not confirm a report that the president sent a letter."),
    Block(text='"I would look at it as a path to a different type of coordination," she added.'),
)
LINES = [line for rule in RULES for line in rule.noise + rule.news]
PARAGRAPHS = [block.text for block in ARTICLE]
BLOCKS = st.lists(
    st.builds(
        Block,
        text=st.sampled_from(LINES + PARAGRAPHS)
        | st.lists(st.sampled_from(LINES + PARAGRAPHS), max_size=3).map(" • ".join),
        where=st.sampled_from(["head", "body", "tail"]),
        inside=st.booleans(),
        kind=st.sampled_from(["paragraph", "heading", "item"]),
    ),
    max_size=9,
)


def texts(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(text=line) for line in lines)


@pytest.mark.parametrize(
    "footer",
    [
        texts(STAMP, VISITORS, RATING, SHARES),
        texts(STAMP, f"• {VISITORS}", f"• {RATING}", f"• {SHARES}"),
        texts(" • ".join([STAMP, VISITORS, RATING, SHARES])),
        texts(" | ".join([STAMP, VISITORS, RATING, SHARES])),
        texts(" ".join([STAMP, VISITORS, RATING, SHARES])),
    ],
    ids=["a line each", "a list", "glued with bullets", "glued with bars", "glued with blanks"],
)
def test_the_footer_of_the_founding_example_is_set_aside_in_four_parts(footer: tuple[Block, ...]) -> None:
    cleaned = set_aside(ARTICLE + footer)
    assert cleaned.kept == ARTICLE
    assert cleaned.noise == FOOTER


@pytest.mark.parametrize("seam", ["", " ", " • "])
def test_a_footer_glued_to_the_last_paragraph_is_cut_off(seam: str) -> None:
    glued = Block(text=ARTICLE[1].text + seam + " • ".join([STAMP, VISITORS, RATING, SHARES]))
    cleaned = set_aside([ARTICLE[0], glued])
    assert cleaned.kept == ARTICLE
    assert cleaned.noise == FOOTER


def test_two_bare_zeros_between_paragraphs_stay() -> None:
    blocks = (ARTICLE[0], *texts("0 0"), ARTICLE[1])
    assert set_aside(blocks).kept == blocks


def test_election_totals_at_the_end_stay() -> None:
    totals = texts("Geçerli oy: 47.840.231", "Oğan: 2.796.582 Oy %5,28", "Toplam Oy: 52.340")
    assert set_aside(ARTICLE + totals).kept == ARTICLE + totals


def test_a_number_above_the_footer_stays_with_the_article() -> None:
    blocks = ARTICLE + texts("Score after extra time", "2 0", VISITORS)
    assert set_aside(blocks).kept == blocks[:-1]


@given(BLOCKS)
def test_cleaning_twice_is_cleaning_once(blocks: list[Block]) -> None:
    once = set_aside(blocks)
    again = set_aside(once.kept)
    assert again.kept == once.kept
    assert again.noise == ()

"""The lines around an article that tell its times are found wherever the markup put them."""

from __future__ import annotations

import pytest

from crawler.model import Block, Where
from crawler.reading.stamps import is_stamp_line, visible_claims

FOOTER = "Last Modified: 2014-11-07 09:18:57 • Visitors: 10045 • (Suanki Oy 0.0/5 Yildiz) Toplam Oy: 0 • 0 0"
PARAGRAPH = (
    "We understand that they have concerns about the threat of ISIL, which they have expressed as well, she added."
)


def block(text: str, where: Where = "body") -> Block:
    return Block(text=text, where=where)


def claims(*blocks: Block) -> list[tuple[str, str]]:
    return [(claim.raw, claim.role) for claim in visible_claims(blocks)]


@pytest.mark.parametrize(
    "blocks",
    [
        [block(PARAGRAPH), block(FOOTER, "tail")],
        [block(PARAGRAPH), block(FOOTER)],
        [block(f"{PARAGRAPH} {FOOTER}")],
        [block(f"{PARAGRAPH}{FOOTER}")],
    ],
    ids=["below the text", "as the last paragraph", "after the last sentence", "glued to the last sentence"],
)
def test_a_glued_footer_is_found_from_its_label_on(blocks: list[Block]) -> None:
    assert claims(*blocks) == [(FOOTER, "modified")]


def test_a_label_and_its_time_in_two_blocks_are_one_claim() -> None:
    found = claims(block(PARAGRAPH), block("Son Güncelleme", "tail"), block("07.11.2014 09:18", "tail"))
    assert found[0] == ("Son Güncelleme 07.11.2014 09:18", "modified")


def test_a_line_with_two_times_claims_both() -> None:
    line = "Giriş: 03.07.2024 - 18:24 Güncelleme: 03.07.2024 - 18:57"
    assert claims(block(line, "head"), block(PARAGRAPH)) == [(line, "modified"), (line, "published")]


def test_a_date_in_the_middle_of_the_text_is_news() -> None:
    middle = block("Updated: 7 November 2014, 09:18")
    assert claims(block(PARAGRAPH), middle, block(PARAGRAPH)) == []


def test_stamps_on_the_first_and_last_lines_of_the_text_count() -> None:
    first, last = block("07.11.2014 07:02"), block("Güncelleme: 07.11.2014 09:18")
    assert claims(first, block(PARAGRAPH), last) == [(first.text, ""), (last.text, "modified")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The law was last updated in November 2014.",
        "Ministers last updated the list on 7 November 2014, officials said.",
        "He was released on Monday after the court updated its ruling of 7 November 2014 on appeal.",
        "Turkey 2-1 Brazil (11/07)",
    ],
)
def test_a_sentence_that_ends_the_text_is_no_stamp(sentence: str) -> None:
    assert claims(block(f"{PARAGRAPH} {sentence}")) == []
    assert claims(block(sentence, "tail")) == []


def test_a_photo_caption_tells_nothing_of_the_article() -> None:
    caption = Block(text="A rescue on Monday. (Published Monday, Nov. 17, 2014)", kind="caption", where="head")
    assert claims(caption, block(PARAGRAPH)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Last Modified: 2014-11-07 09:18:57",
        "Güncelleme: 07.11.2014 09:18 | Okunma: 1.234",
        "07 Kasım 2014 Cuma 09:18",
        "Stand: 20:03 Uhr | Lesedauer: 4 Minuten",
        "Publié le 07/11/2014 à 07h18, mis à jour à 09h18",
        "آخر تحديث: 7 نوفمبر 2014 09:18",
        "7 November 2014",
    ],
)
def test_a_line_that_is_a_stamp_and_nothing_else(line: str) -> None:
    assert is_stamp_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Last modified in 1998, the treaty remains in force.",
        "Last updated in 2009, the map shows 45 villages.",
        "15 Temmuz",
        "November 2014",
        "On 7 November 2014 the war ended.",
        "Galatasaray - Fenerbahçe 07.11.2014 20:00",
        "Death toll rises to 2014",
        "12.50 TL",
        "",
    ],
)
def test_a_line_with_a_word_of_news_is_no_stamp(line: str) -> None:
    assert not is_stamp_line(line)

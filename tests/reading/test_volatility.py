"""What a site's own visits teach, and what they must not."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Block
from crawler.reading.noise import set_aside
from crawler.reading.volatility import Learned, Look, learn, mask_of, merged, restored

FIRST = Block(
    text="Ugunsgrēks ostā sākās otrdienas naktī, un dzēšana ilga līdz pat rītam, pastāstīja dienesta vadītājs."
)
LAST = Block(text="Cietušo nav, taču divas noliktavas ir pilnībā nodegušas, un zaudējumi vēl tiek aprēķināti šonedēļ.")
ONE, TWO, THREE = "https://zinas.example/1", "https://zinas.example/2", "https://zinas.example/3"
STAMP = "2026-03-02T12:00:00+02:00"


def counter(number: str) -> Block:
    return Block(text=f"Lasīts {number} reizes", path="main>div.story>p")


def look(url: str, *blocks: Block, stamp: str | None = None) -> Look:
    return Look(url=url, blocks=(FIRST, *blocks, LAST) if not blocks else (FIRST, LAST, *blocks), date_modified=stamp)


def ticking() -> Learned:
    """What three looks at one counter teach."""
    return learn([look(ONE, counter(number), stamp=STAMP) for number in ("10", "11", "12")])


def kept(learned: Learned, *blocks: Block) -> tuple[Block, ...]:
    return set_aside(blocks, learned=learned).kept


def test_a_counter_in_a_language_without_rules_is_learned_on_two_addresses() -> None:
    learned = learn([look(url, counter(number)) for url in (ONE, TWO) for number in ("12 345", "12 360")])
    cleaned = set_aside([FIRST, LAST, counter("99 001")], learned=learned)
    assert cleaned.kept == (FIRST, LAST)
    assert [(part.text, part.rule) for part in cleaned.noise] == [("Lasīts 99 001 reizes", "learned: moving number")]


def test_a_counter_that_moves_again_while_the_stamp_stands_still_is_learned() -> None:
    assert kept(ticking(), FIRST, LAST, counter("13")) == (FIRST, LAST)


def test_a_single_move_under_an_unmoved_stamp_may_be_a_silent_edit() -> None:
    assert learn([look(ONE, counter("5"), stamp=STAMP), look(ONE, counter("6"), stamp=STAMP)]) == Learned()


def test_the_same_number_corrected_on_two_addresses_with_new_stamps_is_news() -> None:
    looks = [look(url, counter(toll), stamp=f"{STAMP} {toll}") for url in (ONE, TWO) for toll in "56"]
    assert learn(looks) == Learned()


def test_a_number_that_moves_with_the_stamp_is_news() -> None:
    toll = [look(ONE, counter("5"), stamp=STAMP), look(ONE, counter("6"), stamp="2026-03-02T13:00:00+02:00")]
    assert learn(toll) == Learned()


def test_without_a_stamp_one_move_is_not_enough_and_two_are() -> None:
    looks = [look(ONE, counter(number)) for number in ("10", "11", "12")]
    assert learn(looks[:2]) == Learned()
    assert [lesson.line for lesson in learn(looks).masks] == ["Lasīts # reizes"]


def test_a_move_beside_other_edits_teaches_nothing_without_a_stamp() -> None:
    edited = [look(ONE, counter(str(day)), Block(text=f"{word} runā", path="p")) for day, word in enumerate("abc")]
    assert learn(edited) == Learned()


def test_headings_and_long_lines_are_never_learned() -> None:
    for line in (
        replace(counter("5"), kind="heading"),
        Block(text="Bojā gājuši 5 cilvēki " * 8, path="p"),
    ):
        moved = replace(line, text=line.text.replace("5", "6"))
        assert learn([look(url, one, stamp=STAMP) for url in (ONE, TWO) for one in (line, moved)]) == Learned()


def test_a_sentence_is_learned_only_if_nothing_else_moved_and_stays_in_the_body() -> None:
    five, six, seven = (Block(text=f"Rakstu lasīja {number} cilvēki.", path="p") for number in "567")
    learned = learn([look(ONE, line, stamp=STAMP) for line in (five, six, seven)])
    assert kept(learned, FIRST, LAST, six) == (FIRST, LAST)
    assert kept(learned, FIRST, six, counter("1"), LAST) == (FIRST, six, counter("1"), LAST)
    edited = zip((five, six, seven), ("Vakar", "Šodien", "Rīt"), strict=True)
    assert learn([look(ONE, line, Block(text=word), stamp=STAMP) for line, word in edited]) == Learned()


def test_a_mask_that_stands_twice_at_a_place_is_a_table() -> None:
    tables = [[Block(text=f"{n} balsis", path="table>td") for n in pair] for pair in ((1, 2), (3, 4))]
    assert learn([look(ONE, *table, stamp=STAMP) for table in tables]).masks == ()


def test_a_learned_line_alone_between_two_paragraphs_stays() -> None:
    assert kept(ticking(), FIRST, counter("12"), LAST) == (FIRST, counter("12"), LAST)


def test_the_same_words_at_another_place_stay() -> None:
    elsewhere = replace(counter("12"), path="main>div.story>ul>li")
    assert kept(ticking(), FIRST, LAST, elsewhere) == (FIRST, LAST, elsewhere)


def test_a_line_that_stands_on_three_addresses_is_furniture() -> None:
    line = Block(text="Portāla redakcija tiešsaistē", path="main>p.note")
    learned = learn([look(url, line) for url in (ONE, TWO, THREE)])
    assert kept(learned, FIRST, LAST, line) == (FIRST, LAST)
    assert kept(learn([look(url, line) for url in (ONE, TWO)]), FIRST, LAST, line) == (FIRST, LAST, line)


def test_what_was_learned_says_why_and_from_which_visits() -> None:
    (sentence,) = learn([look(url, counter(number)) for url in (ONE, TWO) for number in ("10", "11")]).explained()
    assert "Lasīts # reizes" in sentence
    assert "more than one address" in sentence
    assert ONE in sentence
    assert TWO in sentence


def test_what_was_learned_is_stored_and_comes_back_with_the_same_version() -> None:
    learned = learn([look(url, counter(number), counter("7")) for url in (ONE, TWO, THREE) for number in ("10", "11")])
    again = restored(json.loads(json.dumps(learned.stored())))
    assert again == learned
    assert again.version == learned.version
    assert learned.version != Learned().version


@given(st.text(max_size=150))
def test_a_mask_has_no_digits_that_move_and_masking_twice_is_masking_once(text: str) -> None:
    assert mask_of(mask_of(text)) == mask_of(text)


LINES = st.sampled_from(
    [counter("10"), counter("11"), FIRST, LAST, Block(text="Visitors: 10"), Block(text="7", path="p.n")]
)


@given(st.lists(LINES, max_size=8))
def test_cleaning_with_memory_twice_is_cleaning_once(blocks: list[Block]) -> None:
    learned = ticking()
    once = set_aside(blocks, learned=learned)
    assert set_aside(once.kept, learned=learned).kept == once.kept


def test_a_sentence_between_paragraphs_goes_only_if_two_addresses_taught_it() -> None:
    def read_by(number: str) -> Block:
        return Block(text=f"Rakstu lasīja {number} cilvēki.", path="p")

    one = learn([look(ONE, read_by(number)) for number in "567"])
    two = learn([look(url, read_by(number)) for url in (ONE, TWO) for number in "567"])
    page = (FIRST, read_by("8"), LAST)
    assert set_aside(page, learned=one).kept == page
    assert set_aside(page, learned=two).kept == (FIRST, LAST)
    assert one.version != two.version
    assert merged(one, two).is_certain(read_by("9")) and merged(two, one).is_certain(read_by("9"))

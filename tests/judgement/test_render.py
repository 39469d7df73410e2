"""On a terminal: the headline first, every change with its sign, nothing that moves the cursor."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement import judge
from crawler.judgement.plain import columns
from crawler.judgement.render import diff_stat, render_diff, render_revision
from crawler.model import Noise, Reader, Revision
from tests.judgement.texts import NINE, Said, edited, stamp

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\ud800-\udfff]")
BEFORE = Said(
    (
        "Merkez üssü Sivrice olan depremde 12 kişi öldü. Yaralı sayısı 1.031 oldu.",
        "Bakan bölgeye 40 ekibin gönderildiğini söyledi.",
        "Gece sıcaklığının -8 dereceye düşmesi bekleniyor.",
        "Yollar açık.",
        "Elektrik kesintisi üç ilçede sürüyor.",
        "Okullar tatil edildi.",
    ),
    headline="Depremde 12 kişi öldü",
    in_language="tr",
)
AFTER = Said(
    (
        "Merkez üssü Sivrice olan depremde 14 kişi öldü. Yaralı sayısı 1.031 oldu. Ölenlerden ikisi çocuk.",
        "Gece sıcaklığının 8 dereceye düşmesi bekleniyor.",
        "Bakan bölgeye 40 ekibin gönderildiğini söyledi.",
        "Yollar açık.",
        "Elektrik kesintisi üç ilçede sürüyor.",
    ),
    headline="Depremde 14 kişi öldü",
    in_language="tr",
)


def shown(before: Said, after: Said, *, colour: bool = False, width: int = 80) -> str:
    return render_diff(judge(before, after), before, after, colour=colour, width=width)


def test_a_diff_is_readable_at_a_glance():
    assert (
        shown(BEFORE, AFTER)
        == """\
headline, body · SILENT · 2 edits, 1 addition, 1 deletion, 1 move · +6 −6 words · 89% alike
  number: 12 → 14
  number: -8 derece → 8 derece

Headline
 ~     Depremde [-12-]{+14+} kişi öldü

Text
 ~   1 Merkez üssü Sivrice olan depremde [-12-]{+14+} kişi öldü. Yaralı sayısı
       1.031 oldu. {+Ölenlerden ikisi çocuk.+}
 ~   2 {>from ¶3: Gece sıcaklığının>} [- -8 -]{+8+} {>dereceye düşmesi
       bekleniyor.>}
     3 Bakan bölgeye 40 ekibin gönderildiğini söyledi.
 <     [<to ¶2: Gece sıcaklığının -8 dereceye düşmesi bekleniyor.<]
     4 Yollar açık.
     5 Elektrik kesintisi üç ilçede sürüyor.
 -     [-Okullar tatil edildi.-]

{+added+}  [-removed-]  {>moved here>}  [<moved away<]"""
    )


def test_colour_adds_nothing_but_colour():
    assert COLOUR.sub("", shown(BEFORE, AFTER, colour=True)) == shown(BEFORE, AFTER)


def test_an_unchanged_headline_still_says_which_article_it_is():
    after = Said(BEFORE.paragraphs[:-1], headline=BEFORE.headline, in_language="tr")
    assert "       Depremde 12 kişi öldü" in shown(BEFORE, after)


def test_no_change_is_said_in_two_words():
    assert shown(BEFORE, BEFORE) == "no change"


def test_a_new_paragraph_break_can_be_seen():
    before, after = Said(("Polis geldi ve baktı. Sonra gitti.",)), Said(("Polis geldi ve baktı.", "Sonra gitti."))
    assert "[-␣-]{+¶+}Sonra gitti." in shown(before, after)


def test_right_to_left_words_are_kept_to_themselves():
    assert "Bir \u2068{+هذا+}\u2069 kitap." in shown(Said(("Bir kitap.",)), Said(("Bir هذا kitap.",)))


def test_a_right_to_left_paragraph_runs_right_to_left_behind_its_number():
    text = shown(Said(("هذا كتاب.",)), Said(("هذا بيت.",)))
    assert " ~     \u2067\u2068هذا \u2069\u2068[-كتاب-]\u2069\u2068{+بيت+}\u2069.\u2069" in text


@given(edited(), st.integers(20, 120), st.booleans())
def test_nothing_from_a_page_steers_the_terminal(pair, width, colour):
    text = COLOUR.sub("", shown(*pair, colour=colour, width=width))
    assert not CONTROL.search(text)


@given(edited(), st.integers(30, 120))
def test_the_text_stays_within_the_width(pair, width):
    _, _, body = shown(*pair, width=width).partition("\n\n")
    sections = body.rpartition("\n\n")[0].split("\n")
    assert all(columns(line) <= width for line in sections)


@given(edited())
def test_every_added_and_removed_word_is_shown(pair):
    before, after = pair
    change = judge(before, after)
    text = "".join(render_diff(change, before, after, colour=False, width=10_000).split())
    for action in change.actions:
        if action.action in {"addition", "deletion"}:
            assert all(word in text for word in re.findall(r"[a-zA-Z]{3,}", action.before or action.after or ""))


def test_a_change_recorded_by_another_splitter_is_judged_anew():
    change = judge(Said(("Bir.",)), Said(("İki.",)))
    assert "[-12-]{+14+}" in render_diff(change, BEFORE, AFTER, colour=False, width=80)


def test_a_revision_shows_its_text_its_times_and_what_was_set_aside():
    revision = Revision(
        article="https://daily.example/a",
        publisher="daily",
        number=2,
        first_seen=NINE,
        last_seen=NINE,
        not_before=NINE,
        headline=AFTER.headline,
        description="Özet.",
        authors=("Ayşe Kara",),
        section="",
        in_language="tr",
        paragraphs=AFTER.paragraphs,
        date_published=None,
        date_modified=stamp(),
        claims=(),
        noise=(Noise(text="Okunma: 12\x1b[0m", rule="counter"),),
        content_digest="sha256:0",
        previous_digest=None,
        chain_digest="sha256:1",
        reader=Reader(name="tashih", version="1"),
        capture="sha256:2",
        change=judge(BEFORE, AFTER),
    )
    text = render_revision(revision, colour=False, width=60)
    assert text.startswith("Depremde 14 kişi öldü\nÖzet.\nAyşe Kara\n")
    assert "modified 2026-03-02 09:18:57 UTC (2026-03-02 09:18:57+00:00, visible)" in text
    assert f"change: {diff_stat(judge(BEFORE, AFTER))}" in text
    assert text.endswith("Set aside as noise\n  counter: Okunma: 12␛[0m")

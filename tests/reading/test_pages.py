"""What a page says is found on sites nobody wrote a rule for; what moves beside it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.model import Layout, Publisher
from crawler.reading.pages import read_page
from tests.reading.markup import DAY, HEADLINE, PARAGRAPHS, SENTENCES, URL, own_texts, page_with, read_text

RELATED = "".join(f'<li><a href="/{n}">Another story about the town, number {n}</a></li>' for n in range(4))


def test_the_article_is_its_paragraphs_and_nothing_around_them() -> None:
    page = read_text(page_with(f"<div>{PARAGRAPHS}</div>"))
    assert own_texts(page) == list(SENTENCES)
    assert page.headline == HEADLINE
    assert page.barrier == ""


@pytest.mark.parametrize("box", ['<div class="most-read">{}</div>', "<div>{}</div>", "<aside>{}</aside>"])
def test_a_list_of_other_stories_is_left_out_with_and_without_a_name(box: str) -> None:
    body = "<div><p>" + SENTENCES[0] + "</p>" + box.format(f"<ul>{RELATED}</ul>") + PARAGRAPHS + "</div>"
    assert not any("Another story" in text for text in own_texts(read_text(page_with(body))))


def test_subheadings_lists_quotes_and_tables_keep_their_place_and_kind() -> None:
    body = (
        f"<div>{PARAGRAPHS}<h2>Eleven weeks of work</h2><p>{SENTENCES[0]}</p><ul><li>From Tuesday: night buses over the old "
        f"crossing</li></ul><blockquote><p>{SENTENCES[1]}</p></blockquote><table><tr><td>Line 9</td><td>14</td></tr></table>"
        f"<p>{SENTENCES[2]}</p></div>"
    )
    blocks = [block for block in read_text(page_with(body)).blocks if block.inside][4:]
    assert [block.kind for block in blocks] == ["heading", "paragraph", "item", "quote", "cell", "cell", "paragraph"]


def test_a_number_alone_between_two_paragraphs_stays() -> None:
    page = read_text(page_with(f"<div>{PARAGRAPHS}<p>7</p>{PARAGRAPHS}</div>"))
    assert own_texts(page)[4] == "7"


def test_captions_are_told_from_the_text() -> None:
    body = (
        f"<div>{PARAGRAPHS}<figure><figcaption>The bridge on Monday.</figcaption></figure><p>{SENTENCES[3]}</p></div>"
    )
    page = read_text(page_with(body))
    assert "The bridge on Monday." not in own_texts(page)
    assert [block.kind for block in page.blocks if block.text == "The bridge on Monday."] == ["caption"]


def test_a_name_that_stands_on_every_paragraph_is_not_noise() -> None:
    body = "".join(f'<p class="paywall subscriber-only">{text}</p>' for text in SENTENCES)
    assert own_texts(read_text(page_with(f"<div>{body}</div>"))) == list(SENTENCES)


def test_footer_lines_glued_with_breaks_are_blocks_of_their_own_and_verse_is_not() -> None:
    verse = "I went to the harbour<br>and the harbour was gone<br>and the gulls were gone"
    footer = "Last Modified: 2026-03-02 19:40<br>Visitors: 10045<br>0 0"
    page = read_text(page_with(f"<div>{PARAGRAPHS}<p>{verse}</p><p>{SENTENCES[0]}</p><p>{footer}</p></div>"))
    texts = [block.text for block in page.blocks]
    assert "I went to the harbour and the harbour was gone and the gulls were gone" in texts
    assert texts[texts.index("Visitors: 10045") - 1 :][:3] == [
        "Last Modified: 2026-03-02 19:40",
        "Visitors: 10045",
        "0 0",
    ]


def test_lines_after_the_last_long_paragraph_stand_in_the_tail_and_before_the_first_in_the_head() -> None:
    page = read_text(page_with(f"<div><p>Read 300 times.</p>{PARAGRAPHS}<p>Rated 4.1 by 128.</p></div>"))
    where = {block.text: block.where for block in page.blocks}
    assert where["Read 300 times."] == "head"
    assert where["Rated 4.1 by 128."] == "tail"
    assert where[SENTENCES[2]] == "body"


def test_the_headline_is_the_visible_one_without_what_hangs_in_it() -> None:
    markup = page_with(PARAGRAPHS).replace("</h1>", ' <span class="comment-count">128</span></h1>')
    assert read_text(markup).headline == HEADLINE


def test_an_edited_visible_headline_is_seen_though_structured_data_lags() -> None:
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}"}}</script>'
    markup = page_with(PARAGRAPHS, head=head).replace("<h1>Harbour bridge", "<h1>Railway bridge")
    assert read_text(markup).headline == "Railway bridge stays closed until spring"


def test_a_heading_that_is_the_sites_name_is_no_headline() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="Harbour Times">'
    markup = page_with(PARAGRAPHS, head=head).replace(f"<h1>{HEADLINE}</h1>", "<h1>Harbour Times</h1>")
    assert read_text(markup).headline == HEADLINE


def test_a_named_standfirst_is_the_description_and_no_paragraph() -> None:
    page = read_text(page_with(f'<p class="standfirst">Two of four cables are rusty.</p><div>{PARAGRAPHS}</div>'))
    assert page.description == "Two of four cables are rusty."
    assert own_texts(page) == list(SENTENCES)


def test_claims_carry_their_source_and_role() -> None:
    head = (
        '<meta property="article:modified_time" content="2026-03-02T19:40:00+01:00"><script type="application/ld+json">'
        '{"@type":"NewsArticle","datePublished":"2026-03-02T18:05:00+01:00"}</script>'
    )
    body = f'<time class="updated" datetime="2026-03-02T19:41">19:41</time><div>{PARAGRAPHS}</div>'
    claims = {(claim.source, claim.role, claim.raw) for claim in read_text(page_with(body, head=head)).claims}
    assert claims == {
        ("meta:article:modified_time", "modified", "2026-03-02T19:40:00+01:00"),
        ("json-ld", "published", "2026-03-02T18:05:00+01:00"),
        ("time", "modified", "2026-03-02T19:41"),
    }


def test_a_layout_wins_until_its_last_day() -> None:
    publisher = Publisher(
        name="harbour",
        title="Harbour Times",
        domains=("harbour.example",),
        layouts=(Layout(until=date(2026, 3, 2), body="div.old", noise=".odds"), Layout(body="div.new")),
    )
    body = f'<div class="old"><p>Odds and ends.</p><p class="odds">5:1</p></div><div class="new">{PARAGRAPHS}</div>'
    assert own_texts(read_text(page_with(body), publisher=publisher, on=date(2026, 3, 2))) == ["Odds and ends."]
    assert own_texts(read_text(page_with(body), publisher=publisher, on=date(2026, 3, 3))) == list(SENTENCES)


def test_a_layout_that_finds_nothing_or_is_no_selector_leaves_the_generic_way() -> None:
    for selector in ("div.gone", "p[["):
        publisher = Publisher(name="h", title="H", domains=("harbour.example",), layouts=(Layout(body=selector),))
        assert own_texts(read_text(page_with(f"<div>{PARAGRAPHS}</div>"), publisher=publisher)) == list(SENTENCES)


@pytest.mark.parametrize(
    "body", [b"", b" \n", b"\x89PNG\r\n\x1a\n" + bytes(900), b"%PDF-1.7 " + bytes(range(256)), b'{"a": 1}']
)
def test_what_is_no_page_is_no_article(body: bytes) -> None:
    page = read_page(body, url=URL, content_type="text/html", publisher=None, on=DAY)
    assert (page.barrier, page.blocks) == ("no article", ())


def test_nesting_without_end_costs_its_tags_and_not_its_text() -> None:
    page = read_text(page_with("<div>" * 50_000 + PARAGRAPHS))
    assert "".join(own_texts(page)).count("14 million") == 1


def test_nuls_and_lone_surrogates_do_not_reach_the_text() -> None:
    page = read_text(page_with(PARAGRAPHS.replace("harbour", "har\x00bo\ud800ur")))
    assert all("\x00" not in text and text.encode() for text in own_texts(page))


MARKUP = st.lists(
    st.sampled_from(
        (
            "<p>", "</p>", "<div>", "</div>", "<b>", "<br>", "<table>", "<tr><td>", "<!--", "-->", "<script>", "</script>", "<h1>",
            '<a href="/x">', "</a>", "<ul><li>", "<article>", "<svg>", "<template>", "<select>", "<frameset>", "&nbsp;", "\x00",
            '<div class="share">', "<x-card>", '<meta name="author" content="Weir">', "<figure>", "<plaintext>", *SENTENCES,
        )
    ),
    max_size=40,
)  # fmt: skip


@given(MARKUP)
@settings(deadline=None)
def test_no_markup_stops_the_reader_and_reading_twice_is_reading_once(pieces: list[str]) -> None:
    markup = "".join(pieces)
    once = read_text(markup)
    assert read_text(markup) == once
    assert once.blocks or once.barrier

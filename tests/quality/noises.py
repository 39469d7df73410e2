"""Changes that no editor makes: what live pages move by themselves, and widgets put beside the text.

* ``natural`` - numbers in the page's own counters, relative times, rotating lists, scripts, tokens;
* ``widgets`` - seven widgets with telling class names among the article's blocks;
* ``plain`` - the same as bare ``<p>`` in full sentences, as old templates have them;
* ``unknown`` - counters as bare ``<p>`` in languages that no rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lxml import html
from lxml.html import HtmlElement

from tests.quality.specimen import Specimen

_COUNTING = re.compile(r"share|view|okun|hit|count|sayac|comment|yorum|rating|puan|vote|like|begen", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_AGO = re.compile(
    r"\b\d+(?=\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?)\s+ago\b|\s*(?:dakika|saat|gün)\s+önce\b)"
    r"|(?<=\bvor )\d+(?= (?:Std|Min|Tag))",
    re.IGNORECASE,
)
_LISTS = re.compile(r"related|most|popular|trending|sidebar|recommend|latest|ilgili|encok|populer|more", re.IGNORECASE)
_TOKENS = (
    "nonce",
    "data-nonce",
    "data-token",
    "data-slot-id",
    "data-ad-id",
    "data-request-id",
    "data-timestamp",
    "data-rand",
)
_SCRIPT_DIGITS = re.compile(r"\d{4,}")
_BUSTER = re.compile(r"([?&](?:v|t|_|r|ver|rnd|cb)=)\d+")

HEADLINES = (
    "Council approves the new tram line after a night of debate",
    "Storm closes schools along the northern coast",
    "Ferry service to the islands starts two weeks early",
    "Merkez Bankası faiz kararını açıkladı",
    "Milli takımın yeni sezon kadrosu belli oldu",
    "Kentte su kesintisi hafta sonuna uzadı",
    "Vier Verletzte nach Brand in Lagerhalle",
    "Museum zeigt verschollene Gemälde zum ersten Mal",
    "Grain harvest the largest in a decade, ministry says",
    "Prosecutors widen the inquiry into the bridge collapse",
)
_TURKISH = {
    "views": "{n} kez okundu",
    "shares": "Paylaş {s} Tweetle {c}",
    "ago": "{m} dakika önce güncellendi",
    "rating": "Puan: {r} ({c} oy)",
    "comments": "{c} yorum",
    "comment": "Okur {c}: Elinize sağlık, {m} kez okudum.",
    "related": "İlgili haberler",
    "most": "En çok okunanlar",
}
_ENGLISH = {
    "views": "{n} views",
    "shares": "Share {s} Tweet {c}",
    "ago": "Updated {m} minutes ago",
    "rating": "Rating: {r} ({c} votes)",
    "comments": "{c} comments",
    "comment": "Reader {c}: Thank you, I read it {m} times.",
    "related": "Related stories",
    "most": "Most read",
}
_TURKISH_SENTENCES = {
    "views": "Bu haber {n} kez okundu.",
    "shares": "Bu haber {s} kez paylaşıldı.",
    "ago": "Haber {m} dakika önce güncellendi.",
    "rating": "Bu habere puan verin: 5 üzerinden {r} ({c} oy kullanıldı)",
    "comments": "Bu habere {c} yorum yapıldı.",
}
_ENGLISH_SENTENCES = {
    "views": "This story has been viewed {n} times.",
    "shares": "This story has been shared {s} times.",
    "ago": "This story was updated {m} minutes ago.",
    "rating": "Rate this story: {r} out of 5 ({c} votes cast)",
    "comments": "There are {c} comments on this story.",
}
_UNKNOWN = (
    ("Juttua on luettu {n} kertaa.", "Jaettu {s} kertaa", "Arvosana {r} / 5 ({c} ääntä)"),
    ("A cikket {n} alkalommal olvasták.", "{s} megosztás", "Értékelés: {r} ({c} szavazat)"),
    ("Το άρθρο διαβάστηκε {n} φορές.", "{s} κοινοποιήσεις", "Βαθμολογία: {r} ({c} ψήφοι)"),
    ("Článek byl přečten {n}krát.", "{s} sdílení", "Hodnocení: {r} ({c} hlasů)"),
    ("Bài viết có {n} lượt xem.", "{s} lượt chia sẻ", "Đánh giá: {r} ({c} phiếu)"),
    ("Artikel ini dibaca {n} kali.", "{s} kali dibagikan", "Peringkat: {r} ({c} suara)"),
)
Change = Callable[[Specimen, Random], None]


def filled(line: str, draw: Random) -> str:
    """A wording with its numbers drawn."""
    values = {"n": f"{draw.randrange(1000, 99999):,}", "s": draw.randrange(900), "c": draw.randrange(2, 900)}
    return line.format(**values, m=draw.randrange(2, 59), r=f"{draw.randrange(10, 50) / 10}")


def natural(page: Specimen, draw: Random) -> None:
    """Move what the page moves by itself."""
    article = {id(inner) for block in page.blocks for inner in (block, *block.iterdescendants())}
    others = [one for one in page.tree.iter() if isinstance(one.tag, str) and id(one) not in article]
    for one in others:
        if one.tag == "script" and one.text and one.get("type") not in {"application/ld+json", "application/json"}:
            one.text = _SCRIPT_DIGITS.sub(lambda found: _digits(found, draw), one.text)
        elif not len(one) and one.text and len(one.text) <= 60 and not article & {id(up) for up in one.iterancestors()}:
            _move_numbers(one, draw)
        _renew_tokens(one, draw)
    _rotate_lists(page, article, draw)


def _digits(found: re.Match[str], draw: Random) -> str:
    return "".join(str(draw.randrange(1, 10)) for _ in found.group())


def _move_numbers(one: HtmlElement, draw: Random) -> None:
    """A counter counts on, a relative time grows."""
    above = one.getparent()
    names = " ".join(
        node.get(name) or "" for node in (one, above) if node is not None for name in ("class", "id", "aria-label")
    )
    if one.tag not in {"script", "style", "title"} and _COUNTING.search(names):
        one.text = _NUMBER.sub(lambda found: str(int(found.group()) + draw.randrange(1, 98)), one.text)
    one.text = _AGO.sub(lambda found: str(int(found.group()) + draw.randrange(1, 9)), one.text)


def _renew_tokens(one: HtmlElement, draw: Random) -> None:
    for name in _TOKENS:
        if one.get(name):
            one.set(name, f"{draw.getrandbits(48):x}")
    if one.tag == "input" and one.get("type") == "hidden" and one.get("value"):
        one.set("value", f"{draw.getrandbits(64):x}")
    if one.get("src"):
        one.set("src", _BUSTER.sub(rf"\g<1>{draw.randrange(10**6)}", one.get("src")))


def _rotate_lists(page: Specimen, article: set[int], draw: Random) -> None:
    """Lists beside the text go round by one, and a new headline comes in."""
    for one in page.tree.iter("ul", "ol"):
        names = " ".join((node.get("class") or "") + (node.get("id") or "") for node in (one, *one.iterancestors()))
        items = [item for item in one if item.tag == "li" and item.find(".//a") is not None]
        if len(items) < 3 or not _LISTS.search(names) or article & {id(inner) for inner in one.iter()}:
            continue
        one.append(items[0])
        link = items[1].find(".//a")
        if not len(link) and len(link.text or "") > 15:
            link.text = draw.choice(HEADLINES)


def widgets(page: Specimen, draw: Random) -> None:
    """Seven widgets with telling class names."""
    say = _TURKISH if len(page.blocks) % 2 else _ENGLISH
    before = [
        f'<div class="view-count">{filled(say["views"], draw)}</div>',
        f'<div class="social-share">{filled(say["shares"], draw)}</div>',
        f'<div class="time-ago">{filled(say["ago"], draw)}</div>',
    ]
    after = [
        f'<div class="star-rating">{filled(say["rating"], draw)}</div>',
        f'<div class="comments"><p>{filled(say["comments"], draw)}</p><p>{filled(say["comment"], draw)}</p></div>',
        f'<div class="most-read"><h3>{say["most"]}</h3>{_links(4, draw)}</div>',
    ]
    _put(page, before, [f'<div class="related-news"><h3>{say["related"]}</h3>{_links(3, draw)}</div>'], after)


def plain(page: Specimen, draw: Random) -> None:
    """The same widgets as bare paragraphs and full sentences."""
    turkish = len(page.blocks) % 2 == 1
    say, names = (_TURKISH_SENTENCES, _TURKISH) if turkish else (_ENGLISH_SENTENCES, _ENGLISH)
    before = [f"<p>{filled(say[name], draw)}</p>" for name in ("views", "shares", "ago")]
    after = [f"<p>{filled(say[name], draw)}</p>" for name in ("rating", "comments")]
    _put(
        page,
        before,
        [f"<p>{names['related']}</p>", *_bare_links(3, draw)],
        [*after, f"<p>{names['most']}</p>", *_bare_links(4, draw)],
    )


def unknown(page: Specimen, draw: Random) -> None:
    """Counters in a language that no rule knows."""
    views, shares, rating = _UNKNOWN[len(page.blocks) % len(_UNKNOWN)]
    _put(page, [f"<p>{filled(views, draw)}</p>"], [], [f"<p>{filled(line, draw)}</p>" for line in (shares, rating)])


def _links(count: int, draw: Random) -> str:
    chosen = draw.sample(HEADLINES, count)
    return "<ul>" + "".join(f'<li><a href="/{abs(hash(line)) % 997}">{line}</a></li>' for line in chosen) + "</ul>"


def _bare_links(count: int, draw: Random) -> list[str]:
    return [f'<p><a href="/news/{draw.randrange(9999)}">{line}</a></p>' for line in draw.sample(HEADLINES, count)]


def _put(page: Specimen, before: list[str], middle: list[str], after: list[str]) -> None:
    """Put markup before the first, after the middle and after the last of the article's blocks, in its container."""
    anchors = [_child_of(page.container, one) for one in page.paragraphs]
    anchors = [one for one in anchors if one is not None]
    halfway = anchors[len(anchors) // 2]
    for markup in before:
        anchors[0].addprevious(html.fromstring(markup))
    for markup in reversed(middle):
        _after(halfway, html.fromstring(markup))
    for markup in reversed(after):
        _after(anchors[-1], html.fromstring(markup))


def _child_of(container: HtmlElement, one: HtmlElement) -> HtmlElement | None:
    """The child of the container in which an element stands."""
    while one is not None and one.getparent() is not container:
        one = one.getparent()
    return one


def _after(anchor: HtmlElement, new: HtmlElement) -> None:
    """Put an element behind another without taking the text that follows it along."""
    new.tail, anchor.tail = anchor.tail, None
    anchor.addnext(new)


NOISES: dict[str, Change] = {"natural": natural, "widgets": widgets, "plain": plain, "unknown": unknown}

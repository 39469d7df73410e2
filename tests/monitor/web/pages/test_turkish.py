"""No English is left in the Turkish interface: every word is ours in Turkish, or marked as somebody else's."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.model import Outcome
from crawler.monitor import asking, web
from crawler.monitor.web.pages.catalogue import catalogue
from crawler.monitor.web.pages.sayings import FOLDER, said
from crawler.monitor.web.services import Services
from crawler.reading.volatility import Learned, Lesson
from tests.monitor.web.conftest import browsing, with_site
from tests.monitor.web.newsday import a_day, a_silent_source, an_account, some_notes
from tests.monitor.web.pages.test_pages import MAIN, NONSENSE
from tests.store.newsdesk import FERRY, MORNING, minute, visit

SAID = [
    table for families in [tomllib.loads((FOLDER / "said.tr.toml").read_text("utf-8"))] for table in families.values()
]
FILTERED = "/?kind=headline&fact=number&silent=1&grep=five&publisher=example&since=3d&until=2026-03-03&term=x"
PAGES = [
    *MAIN,
    *(path for path, _ in NONSENSE),
    FILTERED,
    "/annotations?importance=3&by=ayse&label=x",
    "/publishers/suskun",
]
FOREIGN = "[translate=no], [dir=auto], [dir=ltr], bdi, q, code, kbd, script, style, datalist, [lang]"
SPOKEN = ("title", "aria-label", "placeholder", "alt")
NAMES = {
    "tashih",
    "json",
    "feed",
    "atom",
    "http",
    "utc",
    "english",
    "türkçe",
    "memento",
    "timegate",
    "url",
    "tab",
    "enter",
}


def words(text: object) -> set[str]:
    """The words of a text in lower case, gaps left out."""
    return set(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w*\}|`[^`]*`", " ", str(text)).replace("İ", "i").lower()))


COMMON = words(
    "an the of and or not is are was were be been it its this that these by for from with without in on at to into as "
    "no none any all than then there here what who when where how why only yet ago"
)


def vocabulary(language: str) -> set[str]:
    """Every word of a catalogue."""
    texts = catalogue(language).values()
    forms = [form for text in texts for form in ([text] if isinstance(text, str) else text.values())]
    said_too = [each for table in SAID for each in (table if language == "en" else table.values())]
    return {word for form in [*forms, *said_too] for word in words(form)}


REMNANTS = ({*vocabulary("en"), *COMMON} - vocabulary("tr") - NAMES) | {"since", "until"}


def own_texts(html: str) -> Iterator[str]:
    """What the interface itself says on a page: text outside of what is marked as foreign, and spoken attributes."""
    body = LexborHTMLParser(html).css_first("html")
    assert body is not None
    body.attrs["lang"] = None
    for node in body.css("*"):
        yield from (value for name in SPOKEN if (value := node.attributes.get(name)))
    for node in body.css(FOREIGN):
        if node.tag != "html":
            node.decompose()
    yield from texts_in(body)


def texts_in(node: LexborNode) -> Iterator[str]:
    """The text nodes below."""
    yield from (each.text(deep=False) for each in node.traverse(include_text=True) if each.tag == "-text")


def remnants(html: str) -> set[str]:
    """The English words that the interface says."""
    return {word for text in own_texts(html) for word in words(text) & REMNANTS}


async def everything(services: Services) -> None:
    """A day on which everything happens that a page can tell."""
    await a_day(services)
    await some_notes(services, 8)
    reasons = [
        "paywall",
        "no article: 3 words of text, fewer than 20",
        "robots.txt forbids it",
        "status 503",
        "not read yet",
    ]
    for number, outcome in enumerate(get_args(Outcome)):
        seen = visit(
            minute(10 + 5 * number), outcome, reason=reasons[number % 5] if outcome in {"failed", "blocked"} else ""
        )
        await services.store.keep_evidence(replace(seen, outcome="failed"), None)
        await services.store.finish_visit(seen)
    await a_silent_source(services)


@pytest.fixture
def full(services: Services) -> Services:
    return replace(services, free_bytes=lambda: 5)


async def test_no_page_says_anything_in_english(full: Services) -> None:
    await everything(full)
    async with browsing(full, headers={"Accept-Language": "tr"}) as client:
        found = {path: remnants((await client.get(path)).text) for path in PAGES}
    assert {path: left for path, left in found.items() if left} == {}


async def test_the_login_and_a_refusal_are_in_turkish(full: Services) -> None:
    await a_day(full)
    await an_account(full)
    async with browsing(with_site(full, open_to_all=False), headers={"Accept-Language": "tr"}) as client:
        login = (await client.get("/login")).text
        refused = (await client.post("/login", data={"name": "x", "password": "y", "csrf": "z"})).text
    assert "Giriş" in login
    assert remnants(login) | remnants(refused) == set()


async def test_a_remnant_would_be_found(full: Services) -> None:
    await everything(full)
    async with browsing(full, headers={"Accept-Language": "en"}) as client:
        for path in PAGES:
            text = (await client.get(path)).text
            assert path.startswith("/rows") or remnants(text), path
    assert remnants('<html lang="tr"><p>değişmedi <b title="back again">silent</b></p>') == {"back", "again", "silent"}


def sentences() -> Iterator[str]:
    """What errors say, as it stands in the sources; {} for what is put in."""
    for path in [*Path(web.__file__).parent.rglob("*.py"), Path(asking.__file__)]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                named = (each.value for each in node.keywords if each.arg in {"title", "detail", "next_step"})
                yield from filter(None, map(written, named))


def written(node: ast.expr) -> str:
    """A string's text; nothing for what is reckoned."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "17" for each in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def test_every_error_has_its_turkish_words() -> None:
    found = set(sentences())
    assert len(found) > 40
    assert {text for text in found if not said(text, "tr")} == set()


@pytest.mark.parametrize("family", range(len(SAID)))
def test_a_translation_has_no_gap_that_its_sentence_does_not_fill(family: int) -> None:
    assert {english for english, turkish in SAID[family].items() if english.count("{}") < turkish.count("{}")} == set()


def test_what_a_gap_holds_is_kept() -> None:
    assert (
        said("to: Input should be greater than or equal to 1; n: Field required", "tr")
        == "`to`: en az 1 olmalı; `n`: gerekli"
    )
    assert said("'x; y' is unknown", "tr") == ""


async def test_what_was_learned_is_explained_in_turkish(full: Services) -> None:
    await a_day(full)
    lesson = Lesson(
        line="read # times",
        place="p",
        why="its numbers moved on more than one address",
        addresses=(FERRY,),
        seen=("7",),
    )
    await full.store.teach("example", Learned(masks=(lesson,)), MORNING)
    async with browsing(full, headers={"Accept-Language": "tr"}) as client:
        text = (await client.get("/publishers/example")).text
    assert "sayıları birden çok adreste değişti" in text
    assert remnants(text) == set()

"""The interface says everything in every language."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from crawler.model import Outcome, State
from crawler.monitor.warnings import Kind, Sign
from crawler.monitor.web import pages
from crawler.monitor.web.pages.catalogue import LANGUAGES, catalogue
from crawler.monitor.web.pages.routes.stream import FACTS, KINDS
from crawler.monitor.web.pages.speech import Speech
from crawler.schedule.policy import Because

HOME = Path(pages.__file__).parent
SOURCES = [*HOME.rglob("*.html"), *HOME.rglob("*.py")]
FAMILIES = {
    "kind": KINDS,
    "kind_help": KINDS,
    "fact": FACTS,
    "outcome": get_args(Outcome),
    "outcome_help": get_args(Outcome),
    "state": get_args(State),
    "because": tuple(each.replace(" ", "_") for each in get_args(Because)),
    "concern": tuple(each.replace(" ", "_") for each in get_args(Kind)),
    "concern_text": tuple(each.replace(" ", "_") for each in get_args(Sign)),
    "concern_todo": tuple(each.replace(" ", "_") for each in get_args(Sign)),
    "importance": ("0", "1", "2", "3"),
    "place": ("stream", "silent", "annotations", "publishers", "schedule", "help"),
}


def used() -> set[str]:
    """Every key that a template or a module names whole."""
    found = (
        re.findall(r"""(?:\bt|\.say)\("([a-z_]+\.[a-z_.0-9]+)"[,)]""", path.read_text("utf-8")) for path in SOURCES
    )
    return {key for keys in found for key in keys}


def names(text: object) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name}


def test_every_text_stands_in_every_language() -> None:
    assert set(catalogue("tr")) == set(catalogue("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_page_asks_for_exists(language: str) -> None:
    assert len(used()) > 100
    assert not used() - set(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_has_a_name(language: str, family: str) -> None:
    assert not {f"{family}.{value}" for value in FAMILIES[family]} - set(catalogue(language))


def test_a_text_and_its_translation_are_told_the_same_things() -> None:
    english, turkish = catalogue("en"), catalogue("tr")
    assert {key for key in english if names(english[key]) != names(turkish[key])} == set()


def test_a_number_is_written_as_the_language_writes_it() -> None:
    assert Speech(language="tr").number(12345.5) == "12.345,5"
    assert Speech(language="en").say("row.added", n=1) == "1 word added"
    assert Speech(language="en").say("row.added", n=1200) == "1,200 words added"


def test_what_is_nearly_the_same_is_never_called_the_same() -> None:
    assert Speech(language="en").percent(0.9999) == "99.9%"
    assert Speech(language="tr").percent(1.0) == "%100"

"""What a query means, in the cases that a database's own rules would miss."""

from __future__ import annotations

import pytest

from crawler.model import RevisionQuery
from crawler.store.matching import matches
from tests.store.newsdesk import first_revision, history


@pytest.mark.parametrize("needle", ["istanbul", "İSTANBUL", "ISTANBUL", "ıstanbul"])
def test_both_letters_i_of_turkish_are_found(needle: str) -> None:
    assert matches(first_revision("İstanbul waits"), RevisionQuery(grep=needle))


@pytest.mark.parametrize("needle", ["four died on", "Ayşe", "DIED"])
def test_headline_authors_and_paragraphs_are_searched(needle: str) -> None:
    assert matches(first_revision("Four died"), RevisionQuery(grep=needle))


@pytest.mark.parametrize("needle", ["F.ur", "Türkiye", "visitor counter", "read 7 times"])
def test_patterns_sections_and_noise_are_not(needle: str) -> None:
    assert not matches(first_revision("Four died"), RevisionQuery(grep=needle))


def test_a_first_revision_is_no_edit_of_any_kind() -> None:
    first, second = history("Four died", "Five died")
    assert not matches(first, RevisionQuery(silent=True))
    assert not matches(first, RevisionQuery(silent=False))
    assert not matches(first, RevisionQuery(kind="headline"))
    assert matches(second, RevisionQuery(silent=True, kind="headline"))

"""Class names tell what page builders mean, in their many spellings."""

from __future__ import annotations

import pytest

from crawler.reading.telling import marks_of, tell


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("c-shareBar", "share"),
        ("social_buttons", "share"),
        ("most-read", "related"),
        ("MostRead__list", "related"),
        ("ilgiliHaberler", "related"),
        ("comments-area", "comment"),
        ("yorumlar", "comment"),
        ("star-rating", "rating"),
        ("okunma-sayisi", "counter"),
        ("td-ad-slot", "ad"),
        ("cookie-banner", "cookie"),
        ("wp-caption-text", "caption"),
    ],
)
def test_a_telling_name_is_understood(name: str, mark: str) -> None:
    assert mark in marks_of(name)


@pytest.mark.parametrize(
    "name", ["story", "header", "address", "shared-layout", "text", "loadable", "commentary", "ratio", "grid-item"]
)
def test_an_innocent_name_tells_nothing(name: str) -> None:
    assert marks_of(name) == ()


def test_a_quoted_post_is_not_a_bar_for_sharing() -> None:
    assert marks_of("social-media embed") == ()


def test_names_for_the_text_are_known_in_several_languages() -> None:
    assert all(
        tell(name)[1]
        for name in ("articleBody", "story-body__inner", "haber-metni", "entry-content", "td-post-content")
    )

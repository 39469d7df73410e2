"""Every golden page is read as its ``article.json`` says; a field that is null there is not looked at."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.reading.reader import read

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/article.json"))
SEEN_AT = datetime(2026, 3, 2, 20, tzinfo=UTC)


def case_name(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def as_read(folder: Path, url: str) -> dict[str, Any]:
    body = (folder / "page.html").read_bytes()
    page, reading = read(body, url=url, content_type="text/html", publisher=None, seen_at=SEEN_AT)
    return {
        "url": page.url,
        "canonical": page.canonical,
        "headline": reading.headline,
        "description": reading.description,
        "authors": list(reading.authors),
        "section": reading.section,
        "paragraphs": list(reading.paragraphs),
        "barrier": page.barrier,
    }


@pytest.mark.parametrize("folder", CASES, ids=case_name)
def test_a_golden_page_is_read_as_written_down(folder: Path) -> None:
    wanted = json.loads((folder / "article.json").read_text(encoding="utf-8"))
    found = as_read(folder, wanted["url"])
    assert {name: found[name] for name, value in wanted.items() if value is not None} == {
        name: value for name, value in wanted.items() if value is not None
    }


def test_a_moved_counter_gives_the_same_content_digest() -> None:
    def digest(name: str) -> str:
        body = (GOLDEN / "harbour-times" / name / "page.html").read_bytes()
        url = "https://harbour.example/city/harbour-bridge-stays-closed-48213"
        return read(body, url=url, content_type=None, publisher=None, seen_at=SEEN_AT)[1].content_digest

    assert digest("view-counter-a") == digest("view-counter-b")

"""Small pages for tests: a whole news page around a body, and sentences to fill it."""

from __future__ import annotations

from datetime import date

from crawler.model import Page, Publisher
from crawler.reading.pages import read_page

URL = "https://harbour.example/city/harbour-bridge-stays-closed-48213"
HEADLINE = "Harbour bridge stays closed until spring"
SENTENCES = (
    "The harbour bridge will stay closed until the spring, the city council decided late on Monday after a long debate.",
    "Buses and trams are to be led over the old river crossing, which will be open to cars only at night, it was said.",
    "The repair is put at 14 million crowns, 3 million more than was set aside for it in the budget of last year.",
    "Shopkeepers on the east bank asked for help with their rents; an answer is expected on Thursday afternoon.",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
DAY = date(2026, 3, 2)


def page_with(body: str, *, head: str = "", title: str = HEADLINE) -> str:
    """A page with a headline, a menu, a footer, and *body* in the middle."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/city">City</a> <a href="/sport">Sport</a></nav><main><h1>{title}</h1>{body}</main>'
        "<footer><p>Harbour Times is printed every day but Sunday. All rights reserved.</p></footer></body></html>"
    )


def read_text(markup: str, *, url: str = URL, publisher: Publisher | None = None, on: date = DAY) -> Page:
    """A page read from text."""
    body = markup.encode("utf-8", "surrogatepass")
    return read_page(body, url=url, content_type="text/html; charset=utf-8", publisher=publisher, on=on)


def own_texts(page: Page) -> list[str]:
    """What the article itself says, block by block."""
    return [block.text for block in page.blocks if block.inside]

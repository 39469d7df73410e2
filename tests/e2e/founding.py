"""The founding example, in the markups that such a site might have; counters move with every request."""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable

from crawler.newsroom.script import load_script
from crawler.newsroom.server import Request

URL = "http://www.dailysabah.com/politics/2014/11/07/white-house-wont-confirm-obama-sent-letter-to-khamenei"
STORY = next(story for house in load_script().houses for story in house.stories if "Khamenei" in story.headline)
HEADLINE, STANDFIRST, PARAGRAPHS = STORY.headline, STORY.standfirst, STORY.paragraphs
Footer = Callable[[list[str]], str]


def as_list(lines: list[str]) -> str:
    """The stamp as a paragraph, the counters as a list."""
    return f"<p>{lines[0]}</p><ul>" + "".join(f"<li>{line}</li>" for line in lines[1:]) + "</ul>"


def as_paragraphs(lines: list[str]) -> str:
    """A paragraph each."""
    return "".join(f"<p>{line}</p>" for line in lines)


def as_one_line(lines: list[str]) -> str:
    """Everything glued into one paragraph."""
    return f"<p>{' • '.join(lines)}</p>"


def as_broken_line(lines: list[str]) -> str:
    """One paragraph with line breaks."""
    return f"<p>{'<br>'.join(lines)}</p>"


def as_table(lines: list[str]) -> str:
    """A row each."""
    return "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in lines) + "</table>"


def as_divs(lines: list[str]) -> str:
    """Division soup."""
    return "<div>" + "".join(f"<div>{line}</div>" for line in lines) + "</div>"


def as_spans(lines: list[str]) -> str:
    """Spans side by side."""
    return "<div>" + " ".join(f"<span>{line}</span>" for line in lines) + "</div>"


FOOTERS: dict[str, Footer] = {
    footer.__name__.removeprefix("as_"): footer
    for footer in (as_list, as_paragraphs, as_one_line, as_broken_line, as_table, as_divs, as_spans)
}


class Founding:
    """The page, with counters that tick at every request and a text that tests may change."""

    def __init__(self, footer: Footer, *, in_divs: bool = False, url: str = URL) -> None:
        self.footer = footer
        self.in_divs = in_divs
        self.url = url
        self.paragraphs = PARAGRAPHS
        self.headline = HEADLINE
        self.stamp = "2014-11-07 09:18:57"
        self._ticks = itertools.count()

    def lines(self) -> list[str]:
        """The footer as it stands at this request."""
        tick = next(self._ticks)
        return [
            f"Last Modified: {self.stamp}",
            f"Visitors: {10045 + 7 * tick}",
            f"(Suanki Oy {tick % 5}.0/5 Yildiz) Toplam Oy: {3 * tick}",
            f"{tick} {2 * tick}",
        ]

    def __call__(self, _: Request) -> str:
        """The page."""
        tag = "div" if self.in_divs else "p"
        body = "".join(f"<{tag}>{html.escape(text, quote=False)}</{tag}>" for text in self.paragraphs)
        return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{html.escape(self.headline)} - Daily Sabah</title>
<link rel="canonical" href="{self.url}"></head><body>
<div id="menu"><a href="/">Home</a> <a href="/politics">Politics</a> <a href="/economy">Economy</a></div>
<div id="news"><h1>{html.escape(self.headline)}</h1><h2 class="spot">{html.escape(STANDFIRST)}</h2>
<div class="txt">{body}{self.footer(self.lines())}</div></div>
<div id="copy">Copyright © 2014 Daily Sabah</div></body></html>"""

"""A revision as a page of our own making: every letter escaped, no script, no picture, no link that leads away by itself."""

from __future__ import annotations

from html import escape

from crawler.judgement.plain import neutral
from crawler.model import Revision
from crawler.monitor.web.memento.moments import http_date

STYLE = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    ":root{color-scheme:light dark}.about{opacity:.7;font-size:.85rem}"
)


def memento_page(revision: Revision) -> str:
    """The text of a revision, and a line about where it comes from."""
    language = f' lang="{escape(revision.in_language)}"' if revision.in_language else ""
    about = f"{revision.article} as it was first seen on {http_date(revision.first_seen)} (revision {revision.number})"
    parts = [
        f'<p class="about">{text(about)}</p>',
        f"<h1>{text(revision.headline)}</h1>",
        *([f"<p><strong>{text(revision.description)}</strong></p>"] if revision.description else []),
        *([f'<p class="about">{text(", ".join(revision.authors))}</p>'] if revision.authors else []),
        *(f"<p>{text(paragraph)}</p>" for paragraph in revision.paragraphs),
    ]
    head = f'<meta charset="utf-8"><title>{escape(neutral(revision.headline))}</title><style>{STYLE}</style>'
    body = f'<article{language} dir="auto">{"".join(parts)}</article>'
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def text(raw: str) -> str:
    """Text of a page as text of ours, in its own direction."""
    return f"<bdi>{escape(neutral(raw))}</bdi>" if raw else ""

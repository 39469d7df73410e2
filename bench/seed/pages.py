"""The page that an article was read from: about 25 KB, most of them the same on every page of the paper."""

from __future__ import annotations

from functools import cache
from html import escape
from random import Random

from bench.seed.edits import Draft
from bench.seed.words import NAMES, TOWNS, headline

FURNITURE = 20_000  # characters


def page(draft: Draft, *, publisher: str, noise: tuple[str, ...], modified: str) -> bytes:
    """The bytes of a page."""
    above, below = furniture(publisher)
    text = "\n".join(f'<p class="story__text">{escape(text)}</p>' for text in draft.paragraphs)
    widgets = "\n".join(f'<div class="widget"><span>{escape(line)}</span></div>' for line in noise)
    return (
        f"<!doctype html>\n<html lang=en><head><title>{escape(draft.headline)}</title>{above}"
        f"<main><article><h1>{escape(draft.headline)}</h1>\n<p class=standfirst>{escape(draft.description)}</p>\n"
        f"<p class=byline>By {escape(', '.join(draft.authors))}</p>\n<time datetime={modified}>Last Modified: {modified}</time>\n"
        f"{text}\n{widgets}</article></main>{below}</html>\n"
    ).encode()


@cache
def furniture(publisher: str) -> tuple[str, str]:
    """What a paper prints above and below every article: menus, teasers, scripts."""
    rng = Random(publisher)
    links, size = [], 0
    while size < FURNITURE:
        path = f"/{rng.choice(TOWNS).lower()}/{rng.getrandbits(32):08x}"
        link = (
            f'<li class="teaser"><a class="teaser__link" href="{path}">{headline(rng)}</a> {rng.choice(NAMES)}</li>\n'
        )
        links.append(link)
        size += len(link)
    half = len(links) // 2
    return (
        f"</head><body><nav><ul>{''.join(links[:half])}</ul></nav>",
        f"<aside><ul>{''.join(links[half:])}</ul></aside>",
    )

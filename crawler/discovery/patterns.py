"""Which addresses are articles: by a pattern learned from addresses known to be articles, or by how an address looks.

An address is taken apart into the shapes of its path's segments (a year, a number, a word, a headline in hyphens). What enough
known articles have in common becomes a regular expression; it holds no two quantifiers that can fight over the same characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

YEAR = r"(?:19|20)\d{2}"
SHAPES: tuple[tuple[str, str], ...] = (
    (YEAR, YEAR),
    (r"\d{1,2}", r"\d{1,2}"),
    (r"\d{3,}", r"\d{3,}"),
    (r"[^/_-]+(?:[_-]+[^/_-]+)*[_-]\d{3,}", r"[^/]+[_-]\d{3,}"),
    (r"[^/_-]+(?:[_-]+[^/_-]+){2,}", r"[^/_-]+(?:[_-]+[^/_-]+){2,}"),
    (r"[^/_-]+[_-]+[^/_-]+", r"[^/_-]+(?:[_-]+[^/_-]+)+"),
)
WORD = "word"
HEADLINE_SHAPE = SHAPES[4][1]
WORDS = r"[^/]*[^/\d][^/]*"  # anything but a number
TELLING = {shape for _, shape in SHAPES[2:]}  # what sections seldom have
FILE = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cfm|htm)$", re.IGNORECASE)
NUMBERED = re.compile(r"\d{5,}")
HEADLINE = re.compile(r"[^_-]+(?:[_-]+[^_-]+){3,}")
DATED = re.compile(rf"/{YEAR}/(?:\d{{1,2}}|[a-z]{{3,9}})/")
OFFICES = (
    "search|arama|ara|login|giris|uye|account|register|abone|subscribe|subscription|newsletter|contact|iletisim|about|hakkimizda"
    "|kunye|privacy|gizlilik|terms|cookie|calendar|takvim|feed|rss|wp-json|wp-content|cdn-cgi|static|assets|advertise|reklam|jobs"
)
LISTS = (
    "tag|tags|etiket|etiketler|topic|topics|konu|category|categories|kategori|author|authors|yazar|yazarlar|page|sayfa|archive"
    "|archives|arsiv|galeri|gallery|video|videos|foto|podcast|live-tv"
)
NO_SECTION = re.compile(rf"/(?:{OFFICES})(?:[/?.]|$)", re.IGNORECASE)
NOT_NEWS = re.compile(rf"/(?:{OFFICES}|{LISTS})(?:[/?.]|$)", re.IGNORECASE)
STORIES = re.compile(
    r"haber|haberi|haberler|news|article|articles|story|stories|makale|yazi|detay|artikel|artikkel|nachrichten|noticia|noticias"
    r"|nouvelles|actualites?|notizie|nieuws|content|id|p|posts?|entry|blog",
    re.IGNORECASE,
)  # words of a path under which articles stand
MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
MANY = 8  # articles that share a word by more than chance
ENOUGH = 2  # addresses of one shape, where some may be no articles
SHARE = 0.08  # of all known articles, below which a shape is an exception
MOST_SHAPES = 6
MOST_URLS = 2000

Shape = tuple[str, ...]


def looks_like_article(url: str) -> bool:
    """Whether an address looks like an article's where nothing was learned: a long headline, a number, or a dated one.

    >>> looks_like_article("https://news.example/city/harbour-bridge-to-stay-closed"), looks_like_article("https://news.example/city")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    last = FILE.sub("", path.rstrip("/").rpartition("/")[2])
    if NOT_NEWS.search(path) or not (last or parts.query):
        return False
    number = any(NUMBERED.search(value) or (len(value) > 2 and value.isdigit()) for _, value in parse_qsl(parts.query))
    dated = DATED.search(path) is not None and not last.isdigit()
    return number or dated or bool(NUMBERED.search(last)) or HEADLINE.fullmatch(last) is not None


def learn_pattern(articles: Iterable[str], *, enough: int = 1) -> str:
    r"""A regular expression for addresses like these, to be searched in an address; empty if nothing in them tells an article.

    A shape that fewer than *enough* of them have, or a small share, is an exception and left out.

    >>> learn_pattern(f"https://news.example/haber/{title}-{number}" for number, title in enumerate(["kopru", "vapur"], 48213))
    '://[^/]+/haber/[^/]+[_-]\\d{3,}/?(?:[?#]|$)'
    """
    known = [parts for url in list(articles)[:MOST_URLS] if (parts := _taken_apart(url))]
    counted = Counter(shape for shape, _ in known)
    floor = max(enough, SHARE * len(known))
    shapes = [shape for shape, count in counted.most_common(MOST_SHAPES) if count >= floor]
    written = [_written([words for shape, words in known if shape == each], each) for each in shapes]
    bodies = list(dict.fromkeys(body for body in written if body))
    if not bodies:
        return ""
    return f"://[^/]+/{bodies[0] if len(bodies) == 1 else '(?:' + '|'.join(bodies) + ')'}"


def _taken_apart(url: str) -> tuple[Shape, tuple[str, ...]] | None:
    """The shapes of an address's segments, its file ending and its telling parameter, and the segments; None for a front page."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if not segments or len(segments) > 8:
        return None
    ending = found.group() if (found := FILE.search(segments[-1])) else ""
    segments[-1] = segments[-1].removesuffix(ending)
    parameter = next(
        (name for name, value in parse_qsl(parts.query) if value.isdigit() and re.fullmatch(r"\w+", name)), ""
    )
    return (*map(shape_of, segments), re.escape(ending), parameter), tuple(segments)


def shape_of(segment: str) -> str:
    r"""The pattern of one segment of a path.

    >>> shape_of("2026"), shape_of("city"), shape_of("bridge-48213")
    ('(?:19|20)\\d{2}', 'word', '[^/]+[_-]\\d{3,}')
    """
    return next((pattern for whole, pattern in SHAPES if re.fullmatch(whole, segment)), WORD)


def _written(known: list[tuple[str, ...]], shape: Shape) -> str:
    """One shape as a regular expression; empty if nothing in it tells an article from a section."""
    *segments, ending, parameter = shape
    parts = [_segment([words[at] for words in known], pattern) for at, pattern in enumerate(segments)]
    telling = any(part in TELLING for part in segments) or any(STORIES.fullmatch(part) for part in parts[:-1])
    if not telling and not parameter:
        return ""
    if parts[-1] == HEADLINE_SHAPE and len(parts) > 1:
        parts[-1] = (
            WORDS if YEAR in segments else SHAPES[-1][1]
        )  # its neighbours tell it from a section; some headlines are short
    tail = rf"\?(?:[^#]*&)?{parameter}=\d+" if parameter else "/?(?:[?#]|$)"
    return "/".join(parts) + ending + tail


def _segment(values: list[str], pattern: str) -> str:
    """A place of the path: its shape, or the very word if all articles have the same one there and it is no section's by chance."""
    word = values[0]
    if pattern not in {WORD, SHAPES[-1][1]} or len(set(values)) > 1:
        return "[^/]+" if pattern == WORD else pattern
    is_fixed = STORIES.fullmatch(word) or (len(values) >= MANY and not MONTH.match(word))
    return re.escape(word) if is_fixed else "[^/]+"

"""Word diff: time against the length of the article, beside lxml's and difflib's: ``python -m bench.worddiff``.

Articles are made of made-up words in the proportions of a language (a few words make up most of the text). In the ordinary
case 3 % of the words are other words, one paragraph is gone and one is new. The hard cases are 300 KB: another article
altogether, and one line without a full stop. Times are the best of several runs of the same process, in milliseconds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from time import perf_counter

from lxml.html.diff import htmldiff

from crawler.judgement import judge
from crawler.judgement.actions import actions_between
from crawler.judgement.words import tokens
from crawler.model import Stamp

SIZES = {"3 KB": 3_000, "30 KB": 30_000, "300 KB": 300_000}
LIMITS = {"3 KB": 2, "30 KB": 15, "300 KB": 130, "rewrite": 1000, "one line": 1000, "one line rewritten": 1000}
EDITED = 0.03
VOCABULARY = 12_000
SYLLABLES = re.findall(r"\w+", "ba de ki lo mu na pe ri so tu va ya ze cha shi gra pro tion er ing al en ür ış lar ce")
TOO_LONG_FOR_DIFFLIB = 40_000


@dataclass(frozen=True)
class Article:
    """A text of paragraphs alone."""

    paragraphs: tuple[str, ...]
    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    date_modified: Stamp | None = None
    in_language: str = "en"


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words of one to four syllables."""
    return ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(VOCABULARY)]


def article(size: int, chance: random.Random, words: Sequence[str]) -> list[str]:
    """Paragraphs of about *size* characters in all: two to five sentences of 8 to 30 words each."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < size:
        lengths = [chance.randint(8, 30) for _ in range(chance.randint(2, 5))]
        sentences = (" ".join(chance.choices(words, weights, k=length)).capitalize() + "." for length in lengths)
        paragraphs.append(" ".join(sentences))
    return paragraphs


def edited(paragraphs: Sequence[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    """The article with some words replaced, a paragraph gone and another come."""
    out = [
        " ".join(chance.choice(words) if chance.random() < EDITED else word for word in each.split(" "))
        for each in paragraphs
    ]
    del out[len(out) // 3]
    out.insert(2 * len(out) // 3, article(300, chance, words)[0])
    return out


def as_line(paragraphs: Sequence[str]) -> list[str]:
    """All in one line without a full stop."""
    return [" ".join(paragraphs).replace(".", "")]


def difflib_words(before: Sequence[str], after: Sequence[str]) -> object:
    """The plain way: difflib over all words of both texts."""
    return SequenceMatcher(None, tokens(" ".join(before)), tokens(" ".join(after)), autojunk=False).get_opcodes()


def as_html(paragraphs: Sequence[str]) -> str:
    """Paragraphs as HTML."""
    return "".join(f"<p>{escape(each)}</p>" for each in paragraphs)


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best * 1000


def measure(name: str, before: list[str], after: list[str], *, with_peers: bool, runs: int) -> str:
    """One line of the table."""
    mine, theirs = Article(tuple(before)), Article(tuple(after))
    ours = milliseconds(lambda: actions_between(mine, theirs), runs)
    whole = milliseconds(lambda: judge(mine, theirs), runs)
    cells = [f"{name:20}{ours:9.1f}{LIMITS[name]:9}{whole:10.1f}"]
    if with_peers:
        old, new = as_html(before), as_html(after)
        peer = milliseconds(lambda: htmldiff(old, new), runs)
        cells.append(f"{peer:11.1f}{peer / ours:7.1f} x")
        if sum(map(len, before)) < TOO_LONG_FOR_DIFFLIB:
            plain = milliseconds(lambda: difflib_words(before, after), 1)
            cells.append(f"{plain:11.1f}{plain / ours:7.1f} x")
    return "".join(cells)


def main() -> None:
    """Print the table."""
    chance = random.Random(7)
    words = vocabulary(chance)
    print(f"{'ms':20}{'diff':>9}{'limit':>9}{'judged':>10}{'lxml':>11}{'':9}{'difflib':>11}")
    made = {name: article(size, chance, words) for name, size in SIZES.items()}
    for name, before in made.items():
        print(
            measure(name, before, edited(before, chance, words), with_peers=True, runs=5 if len(before) > 100 else 20)
        )
    long, other = made["300 KB"], article(SIZES["300 KB"], chance, words)
    print(measure("rewrite", long, other, with_peers=False, runs=3))
    line = as_line(long)
    print(measure("one line", line, as_line(edited(long, chance, words)), with_peers=False, runs=3))
    print(measure("one line rewritten", line, as_line(other), with_peers=False, runs=3))


if __name__ == "__main__":
    main()

"""Moving: whether the article that was asked for lives elsewhere now, and whether two histories turn out to be one article's."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model import Article, Known, Text
from crawler.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What a page calls its own address, which address answered, and which was asked for."""

    canonical: str
    answered: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that is not where it was: ``to`` is where its history goes on, None if its address leads to something else."""

    article: Article
    to: str | None
    reason: str


async def move_of(store: Store, known: Known, at: Addresses, reading: Text) -> Move | None:
    """The move that a page of a *known* article shows.

    Either another article with a history of its own stood at the address that was asked for or answered: it goes on in the known
    one if it has the same text. Or the known article's own address leads elsewhere, or its page names another.
    """
    for address in dict.fromkeys((at.asked, at.answered)):
        if address not in {at.canonical, known.article.url}:
            old = await store.recall(address, "")
            if old and old.article.url == address:
                to = known.article.url if is_same_article(old.latest, reading) else None
                return Move(article=old.article, to=to, reason=why(address, at))
    if known.article.state != "moved" and at.canonical != known.article.url in {at.asked, at.answered}:
        to = at.canonical if at.answered == known.article.url else at.answered
        return Move(article=known.article, to=to, reason=why(known.article.url, at))
    return None


def why(old: str, at: Addresses) -> str:
    """What showed that an address is not the article's any more."""
    return f"its page names {at.canonical} as its address" if old == at.answered else f"redirected to {at.answered}"


def is_same_article(before: Text, after: Text) -> bool:
    """Whether a redirect led to the same article: the headline stands, or half of the shorter text's words do."""
    if before.headline == after.headline:
        return True
    words_before, words_after = ({word for p in text.paragraphs for word in p.split()} for text in (before, after))
    return 2 * len(words_before & words_after) >= min(len(words_before), len(words_after))

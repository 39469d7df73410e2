"""What happened, as a story: one revision, one turn in an article's life, or a warning that begins or ends."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.judgement.plain import neutral
from crawler.model import Revision
from crawler.monitor.alerts.importance import importance
from crawler.monitor.brief import Excerpt, clipped, excerpts
from crawler.monitor.lifeline import interval
from crawler.monitor.listing import instant, what_happened
from crawler.store.episodes import Episode
from crawler.store.turns import Turn

News = Revision | Turn | Episode

HEADLINE, REASON = 300, 200  # characters
STEPS = 4  # steps of a change that a message shows
SAID = {"gone": "page gone", "back": "back again", "moved": "moved", "blocked": "out of reach"}
WAS = {"live": "", "gone": "it was gone", "moved": "it had moved", "blocked": "it was out of reach"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One thing as an alert tells it: headline, address, what happened in a line, the first words that changed.

    ``url`` is empty for what has no page; ``leads_to`` is where an article moved.
    """

    headline: str
    url: str
    publisher: str
    what: str
    steps: tuple[Excerpt, ...] = ()
    note: str = ""
    leads_to: str = ""


def story_of(news: News, note: str = "") -> Story:
    """What happened as a story."""
    if isinstance(news, Revision):
        return story_of_revision(news, note)
    return story_of_turn(news, note) if isinstance(news, Turn) else story_of_episode(news, note)


def story_of_revision(revision: Revision, note: str) -> Story:
    """A revision: when, which, what changed and how much."""
    weight = f"  importance {importance(revision.change)}" if revision.change else ""
    return Story(
        headline=clipped(neutral(revision.headline), HEADLINE),
        url=revision.article,
        publisher=neutral(revision.publisher),
        what=f"{instant(revision.first_seen)}  revision {revision.number}  {what_happened(revision)}{weight}",
        steps=excerpts(revision.change, most=STEPS) if revision.change else (),
        note=note,
    )


def story_of_turn(turn: Turn, note: str) -> Story:
    """A turn: since when, why, what it was before, and whether a later visit confirmed it."""
    confirmed = f"confirmed {instant(turn.confirmed)}" if turn.confirmed else "seen once only"
    said = (f"since {interval(turn.not_before, turn.since)}", clipped(turn.reason, REASON), WAS[turn.was], confirmed)
    headline = turn.headline or turn.article
    return Story(
        headline=clipped(neutral(f"{SAID[turn.state]}: {headline}"), HEADLINE),
        url=turn.article,
        publisher=neutral(turn.publisher),
        what=", ".join(neutral(part) for part in said if part),
        note=note,
        leads_to=turn.moved_to or "",
    )


def story_of_episode(episode: Episode, note: str) -> Story:
    """A warning: what was seen and what to do; at its end, how long it stood."""
    over = episode.ended is not None
    since = f"{instant(episode.began)} to {instant(episode.ended)}" if over else f"since {instant(episode.began)}"
    said = f"{episode.text}  ({since})"
    return Story(
        headline=neutral(f"over: {episode.kind}" if over else episode.kind),
        url="",
        publisher=neutral(episode.publisher) or "this machine",
        what=neutral(said),
        note=note or ("" if over else neutral(episode.todo)),
    )

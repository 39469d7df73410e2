"""Histories, profiles and signals of news articles, for property tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from crawler.model import Outcome, Visit
from crawler.schedule import DEFAULT, RESTING, History, Profile, Signal, Trust, begin, remember
from crawler.schedule.profile import BINS, profile_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://daily.example/news/harbour-bridge"

urls = st.sampled_from([URL, "https://daily.example/spor/derbi", "https://haber.example/gündem?id=7", ""])
prices = st.floats(0.0, 0.5) | st.sampled_from([0.0, RESTING])
levels = st.floats(0.0, 20.0)
profiles = st.just(DEFAULT) | st.lists(levels, min_size=BINS, max_size=BINS).map(profile_of)
waits = st.floats(0.05, 400.0).map(lambda hours: timedelta(hours=hours))
outcomes = st.sampled_from(["changed", "unchanged", "touched", "not_modified", "failed", "gone", "blocked"])
visits = st.lists(st.tuples(waits, outcomes), max_size=12)
trusts = st.builds(
    Trust, hits=st.integers(0, 500), false=st.integers(0, 500), missed=st.integers(0, 500), chance=st.floats(0, 50)
)
sources = st.sampled_from(["sitemap", "feed", "front page"])
trusted = st.dictionaries(sources, trusts, max_size=3)


def visit(outcome: Outcome, hours: float) -> Visit:
    """A visit so many hours after noon."""
    at = NOON + timedelta(hours=hours)
    return Visit(id=at.isoformat(), article=URL, url=URL, publisher="daily", at=at, outcome=outcome)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """An article found some time after its publication and visited a few times."""
    profile: Profile = draw(profiles)
    history = begin(first_seen=NOON, published=NOON - draw(waits) if draw(st.booleans()) else None)
    for wait, outcome in draw(visits):
        history = remember(history, at=history.last_visit + wait, outcome=outcome, profile=profile)
    return history


@st.composite
def pending(draw: st.DrawFn, history: History) -> tuple[Signal, ...]:
    """Hints after (or a little before) the last showing, the first of each source."""
    names = draw(st.lists(sources, unique=True, max_size=3))
    return tuple(Signal(name, history.last_shown + draw(waits) - timedelta(hours=1)) for name in names)

"""Trying a rule: what it would choose among what is there, and a message to its targets that says it is a test."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from crawler.model import Action, Change, Fact, Reader, Revision, RevisionQuery
from crawler.monitor.alerts.channels import webhook
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.choosing import chooses, chooses_episode
from crawler.monitor.alerts.deciding import delivery_of
from crawler.monitor.alerts.rules import Alerts, Rule
from crawler.monitor.alerts.sending import sent_to
from crawler.monitor.alerts.stories import News
from crawler.monitor.alerts.turning import chosen_turns, lives_since
from crawler.monitor.alerts.warning import begun
from crawler.monitor.warnings import Concern
from crawler.store.episodes import Episode
from crawler.store.lives import Lives
from crawler.store.protocol import Store
from crawler.store.turns import Turn

WEEK = timedelta(days=7)  # turns that became known so long ago are looked through
NOTE = "This is a test of the rule; nobody has to do anything."


async def chosen_among(store: Store, rule: Rule, newest: int) -> AsyncIterator[Revision]:
    """Those of the newest revisions that the rule chooses, newest first."""
    async for revision in store.revisions(RevisionQuery(limit=newest)):
        if chooses(rule, revision):
            yield revision


async def turns_chosen(lives: Lives, rule: Rule, newest: int, *, now: datetime) -> list[Turn]:
    """The turns of the last week that the rule chooses, the newest so many, newest first."""
    since = now - WEEK
    found = [turn async for each in lives_since(lives, since) for turn in chosen_turns(rule, each, since=since)]
    return sorted(found, key=lambda turn: (turn.known, turn.id), reverse=True)[:newest]


def episodes_chosen(found: Iterable[Concern], rule: Rule, *, now: datetime) -> list[Episode]:
    """The warnings that stand now and that the rule chooses."""
    return [episode for episode in (begun(each, now) for each in found) if chooses_episode(rule, episode)]


async def sent_as_test(alerts: Alerts, rule: Rule, news: News) -> AsyncIterator[tuple[str, Answer]]:
    """Send a test about something to every target of the rule, at once and once: each target, and what it answered."""
    async with webhook.client() as http:
        for name in rule.targets:
            now = datetime.now(UTC)
            delivery = delivery_of(news, rule, name, state="open", due=now, now=now)
            delivery = replace(delivery, key=f"test_{secrets.token_hex(16)}")
            told = [(marked_as_test(news), NOTE)]
            yield name, await sent_to(alerts.targets[name], told, delivery, http, kind="test")


def marked_as_test(news: News) -> News:
    """The same, with a word in front that nobody takes for news."""
    if isinstance(news, Episode):
        return replace(news, text=f"[test] {news.text}")
    return replace(news, headline=f"[test] {news.headline}")


def example_for(rule: Rule, now: datetime) -> News:
    """Something invented that the rule tells of, for a database in which it finds none."""
    if rule.about == "states":
        state = min(rule.states)
        return Turn(
            article="https://news.example/ferry", publisher="example", headline="Four people died on the ferry.",
            state="back" if state == "back" else "gone", was="gone" if state == "back" else "live",
            since=now, known=now, confirmed=now, reason="" if state == "back" else "status 404",
        )  # fmt: skip
    if rule.about == "warnings":
        text, todo = "no new article for 9 hours, which is unusual for it", "Look at its feeds."
        return Episode(kind=min(rule.warnings), publisher="example", text=text, todo=todo, began=now)
    return example(now)


def example(now: datetime) -> Revision:
    """An edit of an invented article."""
    before, after = "Four people died on the ferry.", "Five people died on the ferry."
    edit = Action(
        action="edit",
        field="headline",
        before=before,
        after=after,
        words=(("-", "Four"), ("+", "Five"), ("=", " people died on the ferry.")),
    )
    change = Change(
        kinds=("headline",),
        silent=True,
        actions=(edit,),
        words_added=1,
        words_removed=1,
        similarity=0.9,
        facts=(Fact(kind="number", before="Four", after="Five"),),
    )
    return Revision(
        article="https://news.example/ferry", publisher="example", number=2, first_seen=now, last_seen=now, not_before=now,
        headline=after, description="", authors=(), section="", in_language="en", paragraphs=(), date_published=None,
        date_modified=None, claims=(), noise=(), content_digest="", previous_digest=None, chain_digest="",
        reader=Reader(name="example", version="1"), capture="", change=change,
    )  # fmt: skip

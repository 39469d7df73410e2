"""Trying a rule: what it would choose among what is there, and a message to its targets that says it is a test."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

from crawler.model import Action, Change, Fact, Reader, Revision, RevisionQuery
from crawler.monitor.alerts.channels import webhook
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.choosing import chooses
from crawler.monitor.alerts.deciding import delivery_of
from crawler.monitor.alerts.rules import Alerts, Rule
from crawler.monitor.alerts.sending import sent_to
from crawler.store.protocol import Store

NOTE = "This is a test of the rule; nobody has to do anything."


async def chosen_among(store: Store, rule: Rule, newest: int) -> AsyncIterator[Revision]:
    """Those of the newest revisions that the rule chooses, newest first."""
    async for revision in store.revisions(RevisionQuery(limit=newest)):
        if chooses(rule, revision):
            yield revision


async def sent_as_test(alerts: Alerts, rule: Rule, revision: Revision) -> AsyncIterator[tuple[str, Answer]]:
    """Send a test about a revision to every target of the rule, at once and once: each target, and what it answered."""
    async with webhook.client() as http:
        for name in rule.targets:
            now = datetime.now(UTC)
            delivery = delivery_of(revision, rule, name, state="open", due=now, now=now)
            delivery = replace(delivery, key=f"test_{secrets.token_hex(16)}")
            told = [(replace(revision, headline=f"[test] {revision.headline}"), NOTE)]
            yield name, await sent_to(alerts.targets[name], told, delivery, http, kind="test")


def example(now: datetime) -> Revision:
    """An edit of an invented article, for a database in which the rule finds none."""
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

"""One delivery: what it says is read from the store, it is sent once, and what the receiver answered is written down."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx

from crawler.monitor.alerts.channels import chat, mail, webhook
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.message import message_about
from crawler.monitor.alerts.payload import body_about
from crawler.monitor.alerts.rules import AppriseTarget, EmailTarget, Rule, Target, WebhookTarget
from crawler.monitor.alerts.stories import News
from crawler.monitor.alerts.timing import after_quiet, pause
from crawler.store.following import Recordings
from crawler.store.outbox import Delivery, Outbox

LONGEST = timedelta(minutes=3)  # that a mail server or a chat may take

Told = list[tuple[News, str]]  # what happened, each with a note


def lease(target: Target) -> timedelta:
    """For how long nobody else may send what was taken; after it, whoever took it is believed dead."""
    return 2 * target.timeout if isinstance(target, WebhookTarget) else LONGEST


async def told_by(delivery: Delivery, outbox: Outbox, recordings: Recordings) -> Told:
    """What a delivery tells."""
    members = await outbox.deliveries(delivery.members) if delivery.members else [delivery]
    revisions = await recordings.revisions([each.revision for each in members if each.revision])
    found: dict[str, News] = {each.id: each for each in revisions}
    told = ((each.turn or each.episode or found.get(each.revision), note_of(each)) for each in members)
    return [(news, note) for news, note in told if news is not None]


def note_of(delivery: Delivery) -> str:
    """What a reader must know beside the revision."""
    return delivery.reason if delivery.reason.startswith("not confirmed") else ""


def kind_of(delivery: Delivery) -> str:
    """What a delivery tells, in the word that webhooks are given."""
    if delivery.members:
        return "digest"
    return "state" if delivery.turn else "warning" if delivery.episode else "revision"


async def sent_to(target: Target, told: Told, delivery: Delivery, http: httpx.AsyncClient, *, kind: str = "") -> Answer:
    """Send once, in the way of the target; *kind* is ``test`` for a test."""
    if isinstance(target, WebhookTarget):
        kind = kind or kind_of(delivery)
        body = body_about(told, key=delivery.key, rule=delivery.rule, kind=kind, at=delivery.created)
        return await webhook.send(http, target, body, key=delivery.key)
    message = message_about(told, key=delivery.key, rule=delivery.rule)
    if isinstance(target, EmailTarget):
        return await mail.send(target, message)
    assert isinstance(target, AppriseTarget), target
    return await chat.send(target, message)


def after_answer(delivery: Delivery, answer: Answer, target: Target, rule: Rule) -> Delivery:
    """The delivery after a try: sent, given up, or to be tried again after a pause."""
    now = datetime.now(UTC)
    after = replace(delivery, edition=delivery.edition + 1, reason=answer.said)
    if answer.accepted:
        return replace(after, state="sent", sent=now)
    if answer.final:
        return replace(after, state="dead")
    if delivery.attempts >= target.attempts:
        return replace(after, state="dead", reason=f"given up after {delivery.attempts} tries: {answer.said}")
    again = now + pause(target, delivery.attempts, luck=random.random(), asked=answer.wait)  # noqa: S311
    return replace(after, due=after_quiet(rule.timing, again))

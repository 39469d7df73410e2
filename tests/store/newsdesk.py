"""Nouns for the tests of the store: a small news day, built from a few words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.model import (
    Action,
    Capture,
    Change,
    Fact,
    Noise,
    Reader,
    Reading,
    Rereading,
    Revision,
    Stamp,
    Visit,
)
from crawler.store.chain import chained
from crawler.store.outbox import Delivery, alert_key, delivery_id

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
FERRY = "https://news.example/ferry"
READER = Reader(name="generic", version="1")


def digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def minute(number: float) -> datetime:
    return MORNING + timedelta(minutes=number)


def stamp(at: datetime, **more: Any) -> Stamp:
    values = {"raw": "Nov 7", "source": "visible", "zone": "Europe/Istanbul", "precision": "second", "confidence": 0.9}
    return Stamp(at=at, **{**values, **more})


def capture(body: bytes = b"<p>Ferry</p>", **more: Any) -> Capture:
    values = {"headers": {"Content-Type": "text/html"}, "url": FERRY, "at": MORNING}
    return Capture(payload_digest=digest(body.decode("latin-1")), body=body, **{**values, **more})


def visit(at: datetime = MORNING, outcome: str = "failed", **more: Any) -> Visit:
    article = more.get("article", FERRY)
    values = {"id": f"{article}@{at.isoformat()}", "article": article, "url": article, "publisher": "example"}
    reason = "not read yet" if outcome == "failed" else ""
    return Visit(**{**values, "at": at, "outcome": outcome, "reason": reason, "status": 200, **more})


def change(*kinds: str, **more: Any) -> Change:
    values: dict[str, Any] = {
        "silent": True,
        "words_added": 1,
        "words_removed": 1,
        "similarity": 0.9,
        "actions": (
            Action(
                action="edit",
                field="headline",
                before="Four died",
                after="Five died",
                words=(("-", "Four"), ("+", "Five"), ("=", "died")),
                before_at=(0, 0),
                after_at=(0, 0),
            ),
        ),
        "facts": (Fact(kind="number", before="4", after="5"),),
        "terms_added": ("five",),
        "terms_removed": ("four",),
    }
    return Change(kinds=kinds or ("headline",), **{**values, **more})


def first_revision(text: str = "Four died", at: datetime = MORNING, **more: Any) -> Revision:
    values: dict[str, Any] = {
        "article": FERRY,
        "publisher": "example",
        "number": 1,
        "last_seen": at,
        "not_before": None,
        "headline": text,
        "description": "",
        "authors": ("Ayşe Öz",),
        "section": "Türkiye",
        "in_language": "en",
        "paragraphs": (f"{text} on the ferry.",),
        "date_published": stamp(MORNING),
        "date_modified": stamp(at),
        "claims": (stamp(at),),
        "noise": (Noise(text="read 7 times", rule="visitor counter"),),
        "content_digest": digest(text),
        "previous_digest": None,
        "reader": READER,
        "capture": digest("page"),
        "change": None,
    }
    return chained(Revision(first_seen=at, chain_digest="", **{**values, **more}), None)


def next_revision(before: Revision, text: str, at: datetime, **more: Any) -> Revision:
    """The revision that follows *before*: its neighbours and chain are right, the rest as in *more*."""
    values: dict[str, Any] = {
        "number": before.number + 1,
        "first_seen": at,
        "last_seen": at,
        "not_before": before.last_seen,
        "headline": text,
        "paragraphs": (f"{text} on the ferry.",),
        "content_digest": digest(text),
        "previous_digest": before.content_digest,
        "date_modified": stamp(at),
        "change": change(),
    }
    return chained(replace(before, **{**values, **more}), before.chain_digest)


def rereading(read_again: Revision, /, **more: Any) -> Rereading:
    """A revision's capture as another reader reads it: the same text, unless *more* says otherwise."""
    reader = Reader(name="tashih", version="later")
    read = {name: getattr(read_again, name) for name in Reading.__dataclass_fields__ if name != "reader"}
    values: dict[str, Any] = {
        "article": read_again.article,
        "publisher": read_again.publisher,
        "revision": read_again.number,
        "first_seen": read_again.first_seen,
        "capture": read_again.capture,
        "verdict": "stands",
        "kinds": (),
        "reader": reader,
        "reading": Reading(**read, reader=reader),
        "at": minute(50),
    }
    return Rereading(**{**values, **more})


def delivery(about: Revision, rule: str = "silent", target: str = "desk", **more: Any) -> Delivery:
    """What a rule has to tell a target about a revision, due at once."""
    key = alert_key(about.id, rule)
    values: dict[str, Any] = {
        "id": delivery_id(key, target),
        "key": key,
        "rule": rule,
        "target": target,
        "revision": about.id,
        "article": about.article,
        "publisher": about.publisher,
        "state": "open",
        "created": about.first_seen,
        "due": about.first_seen,
    }
    return Delivery(**{**values, **more})


def history(*texts: str, article: str = FERRY, **more: Any) -> list[Revision]:
    """Revisions with these texts, a minute apart."""
    revisions = [first_revision(texts[0], article=article, **more)]
    for number, text in enumerate(texts[1:], start=1):
        revisions.append(next_revision(revisions[-1], text, minute(number)))
    return revisions

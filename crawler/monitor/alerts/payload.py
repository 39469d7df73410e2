"""What a webhook is sent: JSON about revisions, states and warnings, signed as Standard Webhooks 1.0 asks.

The signature is HMAC-SHA256, in base64, over ``<id>.<timestamp>.<body>``; ``webhook-id`` is the idempotency key, so a receiver that
has seen it can drop a repeat. See https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crawler.model import Revision
from crawler.monitor.alerts.importance import importance
from crawler.monitor.alerts.stories import News
from crawler.monitor.alerts.targets import secret_bytes
from crawler.monitor.listing import plain
from crawler.store.episodes import Episode
from crawler.store.turns import Turn


def body_about(news: Sequence[tuple[News, str]], *, key: str, rule: str, kind: str, at: datetime) -> bytes:
    """The JSON of one delivery, the same for every repeat.

    ``type``, the *kind*, is ``revision``, ``state``, ``warning``, ``digest`` or ``test``.
    """
    data = {
        "rule": rule,
        "revisions": [revision_in_short(each, note) for each, note in news if isinstance(each, Revision)],
        "states": [turn_in_short(each, note) for each, note in news if isinstance(each, Turn)],
        "warnings": [episode_in_short(each, note) for each, note in news if isinstance(each, Episode)],
    }
    found = {"type": kind, "id": key, "timestamp": at.isoformat(), "data": data}
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")


def turn_in_short(turn: Turn, note: str) -> dict[str, Any]:
    """A turn as it was decided on."""
    return {"id": turn.id, **plain(turn), "note": note}


def episode_in_short(episode: Episode, note: str) -> dict[str, Any]:
    """A warning that begins (``standing``) or ends (``over``)."""
    whole = {name: value for name, value in plain(episode).items() if name != "edition"}
    return {"id": episode.id, **whole, "note": note}


def revision_in_short(revision: Revision, note: str) -> dict[str, Any]:
    """What a receiver needs to decide; the whole text is in the database."""
    whole = plain(revision)
    names = (
        "article",
        "publisher",
        "number",
        "first_seen",
        "not_before",
        "headline",
        "date_modified",
        "content_digest",
    )
    change = whole["change"]
    return {
        "id": revision.id,
        **{name: whole[name] for name in names},
        "change": change and {name: value for name, value in change.items() if not name.startswith("terms_")},
        "importance": importance(revision.change),
        "note": note,
    }


def headers_for(body: bytes, *, key: str, secrets: Sequence[str], at: datetime) -> dict[str, str]:
    """The headers of one try; the time is that of the try, so that an old one cannot be played again."""
    stamp = str(int(at.timestamp()))
    return {
        "Content-Type": "application/json",
        "User-Agent": "Tashih-Alerts/1",
        "Idempotency-Key": key,
        "webhook-id": key,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(signature(body, key=key, stamp=stamp, secret=secret) for secret in secrets),
    }


def signature(body: bytes, *, key: str, stamp: str, secret: str) -> str:
    """One signature, with the version of the scheme before it.

    >>> signature(b'{"test": 2432232314}', key="msg_p5jXN8AQM9LWM0D4loKWxJek", stamp="1614265330",
    ...           secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    signed = f"{key}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(secret_bytes(secret), signed, hashlib.sha256)).decode()

"""Which revisions, states and warnings are told to whom: the nouns of an ALERTS file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Confirm = Literal["auto", "always", "never"]
About = Literal["revisions", "states", "warnings"]
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words and phrases to look for in what a change added or removed.

    ``match_case`` tells "May" from "may"; ``whole_words`` does not find "art" in "party".
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    match_case: bool = False
    whole_words: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a message may go: collected ``every`` so long or until one of the times ``at``, never within ``quiet`` (from, to).

    The clock is that of ``zone``. Without any of these it goes at once.
    """

    every: timedelta | None = None
    at: tuple[time, ...] = ()
    quiet: tuple[time, time] | None = None
    zone: ZoneInfo = UTC_ZONE

    @property
    def collects(self) -> bool:
        """Whether several revisions become one message."""
        return self.every is not None or bool(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is told to which targets, when. Every filter that is given must hold; a list holds if one of it does.

    A rule with ``states`` tells of turns in articles' lives, one with ``warnings`` of what needs somebody, any other of revisions.

    ``min_words`` counts words added and removed, ``importance`` is the least of 0–100. ``new`` lets first revisions pass, which
    have no change. ``confirm_within`` is how long an unconfirmed text is waited for.
    """

    name: str
    targets: tuple[str, ...]
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    silent: bool | None = None
    facts: frozenset[str] = frozenset()
    terms: Terms = Terms()
    articles: frozenset[str] = frozenset()
    urls: tuple[str, ...] = ()
    min_words: int = 0
    importance: int = 0
    new: bool = False
    confirm: Confirm = "auto"
    confirm_within: timedelta = timedelta(minutes=2)
    timing: Timing = Timing()
    states: frozenset[str] = frozenset()
    warnings: frozenset[str] = frozenset()

    @property
    def about(self) -> About:
        """What it tells of."""
        return "states" if self.states else "warnings" if self.warnings else "revisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where messages go. ``attempts`` is how often a message is sent before it is given up, ``retry_after`` the first pause."""

    name: str
    attempts: int = 15
    retry_after: timedelta = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookTarget(Target):
    """An address that takes signed JSON; one signature a secret, so that a secret can be changed without a gap."""

    url: str
    secrets: tuple[str, ...] = field(repr=False)
    timeout: timedelta = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailTarget(Target):
    """People with mailboxes, reached through a server: ``smtp://`` (with STARTTLS if it has it) or ``smtps://``."""

    to: tuple[str, ...]
    sender: str
    server: str = field(default="smtp://127.0.0.1:25", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppriseTarget(Target):
    """One or more addresses of services as apprise writes them; they may hold secrets."""

    urls: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """What an ALERTS file says."""

    rules: tuple[Rule, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)

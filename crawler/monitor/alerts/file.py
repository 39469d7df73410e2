"""The ALERTS file: rules and targets in TOML, or every mistake in it with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.errors import AlertsFileError
from crawler.monitor.alerts.places import Mistake, mistake_in_syntax
from crawler.monitor.alerts.rules import UTC_ZONE, Alerts, Confirm, Rule, Target, Terms, Timing
from crawler.monitor.alerts.table import Notes, Table
from crawler.monitor.alerts.targets import target_in
from crawler.monitor.filters import FACTS, KINDS
from crawler.monitor.warnings import Kind
from crawler.reading.identity import normalise_url
from crawler.store.turns import TurnState

STATES: tuple[str, ...] = get_args(TurnState)
WARNINGS: tuple[str, ...] = get_args(Kind)
CONFIRM = ("auto", "always", "never")
MOST = 4 * 2**20  # bytes
OF_REVISIONS = (
    *("kinds", "silent", "facts", "terms", "terms_added", "terms_removed", "match_case", "whole_words"),
    *("min_words", "importance", "new", "confirm_within"),
)
OF_ARTICLES = ("articles", "urls", "confirm")


def load_alerts(path: Path, environment: Mapping[str, str]) -> Alerts:
    """What the file says; AlertsFileError with every line that is wrong if it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST + 1)
    except OSError as error:
        raise AlertsFileError(str(path), [f"it cannot be read ({error.strerror})"]) from None
    alerts, mistakes = alerts_in(content, environment)
    if mistakes:
        raise AlertsFileError(str(path), [str(each) for each in mistakes])
    return alerts


def alerts_in(content: bytes, environment: Mapping[str, str]) -> tuple[Alerts, list[Mistake]]:
    """The rules and targets, and what is wrong, in the order of lines."""
    if len(content) > MOST:
        return Alerts(), [Mistake(line=1, text=f"the file is larger than {MOST // 2**20} MB")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Alerts(), [Mistake(line=line, text="this is no UTF-8; save the file in that encoding")]
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Alerts(), [mistake_in_syntax(error, text)]
    notes = Notes(text, environment)
    alerts = alerts_of(Table(values, (), notes))
    return alerts, sorted(notes.mistakes, key=lambda each: each.line)


def alerts_of(top: Table) -> Alerts:
    """Targets first, since rules name them."""
    named = {each.path[-1]: target_in(each) for each in top.tables("targets")}
    rules = tuple(rule_in(each, named) for each in top.tables("rules"))
    if not rules and not top.notes.mistakes:
        top.wrong("rules", "there is none, so nobody would be told of anything; add [rules.NAME]")
    top.nothing_else()
    return Alerts(rules=rules, targets={name: target for name, target in named.items() if target is not None})


def rule_in(table: Table, targets: Mapping[str, Target | None]) -> Rule:
    """The rule of a table."""
    found = Rule(
        name=table.path[-1],
        targets=targets_of(table, targets),
        publishers=frozenset(table.texts("publishers")),
        kinds=table.words("kinds", KINDS),
        silent=table.flag("silent"),
        facts=table.words("facts", FACTS),
        terms=terms_in(table),
        articles=articles_in(table),
        urls=table.texts("urls"),
        min_words=table.number("min_words", 0, most=1_000_000),
        importance=table.number("importance", 0, most=100),
        new=bool(table.flag("new")),
        confirm=confirm_in(table),
        confirm_within=table.length("confirm_within", None) or timedelta(minutes=2),
        timing=timing_in(table),
        states=table.words("state", STATES),
        warnings=table.words("warning", WARNINGS),
    )
    table.nothing_else()
    refuse_mixture(table)
    return found


def refuse_mixture(table: Table) -> None:
    """Note filters on revisions in a rule that tells of none, and a rule that is to tell of two things."""
    if "state" in table and "warning" in table:
        table.wrong("warning", "a rule tells of states or of warnings; make two rules")
    foreign = (*OF_REVISIONS, *OF_ARTICLES) if "warning" in table else OF_REVISIONS if "state" in table else ()
    tells = "warnings" if "warning" in table else "states"
    for key in foreign:
        if key in table:
            table.wrong(key, f"a rule that tells of {tells} takes no {key}; make another rule for revisions")


def targets_of(table: Table, targets: Mapping[str, Target | None]) -> tuple[str, ...]:
    """The targets that a rule names, all of which there must be."""
    names = table.texts("targets")
    if not names:
        table.wrong(
            "targets", f"a rule needs a target; there are {', '.join(targets) or 'none yet: add [targets.NAME]'}"
        )
    for name in names:
        if name not in targets:
            table.wrong("targets", f"there is no target {name!r}; there are {', '.join(targets) or 'none'}")
    return tuple(dict.fromkeys(names))


def articles_in(table: Table) -> frozenset[str]:
    """The articles of a list, under the names that they have in the store."""
    for url in table.texts("articles"):
        if not re.match(r"https?://[^/\s]", url, re.IGNORECASE):
            table.wrong("articles", f"{url!r} is no http(s) address; patterns with * go into urls")
    return frozenset(map(normalise_url, table.texts("articles")))


def terms_in(table: Table) -> Terms:
    """The words and phrases to look for."""
    whole = table.flag("whole_words")
    return Terms(
        added=table.texts("terms_added"),
        removed=table.texts("terms_removed"),
        either=table.texts("terms"),
        match_case=bool(table.flag("match_case")),
        whole_words=True if whole is None else whole,
    )


def timing_in(table: Table) -> Timing:
    """Digest and quiet hours."""
    return Timing(
        every=table.length("digest", None),
        at=table.clocks("digest_at"),
        quiet=table.span("quiet"),
        zone=zone_in(table),
    )


def zone_in(table: Table) -> ZoneInfo:
    """The zone by whose clock times of day are meant."""
    name = table.text("zone", "UTC")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.wrong("zone", f"{name!r} is no time zone; write one such as Europe/Istanbul")
        return UTC_ZONE


def confirm_in(table: Table) -> Confirm:
    """Whether a second look is waited for."""
    given: Any = table.text("confirm", "auto")
    if given not in CONFIRM:
        table.wrong("confirm", f"{given!r} is none of {', '.join(CONFIRM)}")
        return "auto"
    return cast("Confirm", given)

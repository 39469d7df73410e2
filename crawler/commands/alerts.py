"""``tashih alerts``: tells people and programs of revisions, as the ALERTS file says."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

from crawler.errors import UsageError as Wrong
from crawler.judgement.plain import safe
from crawler.monitor.alerts.file import load_alerts
from crawler.monitor.alerts.reporting import WINDOW, standing, standing_lines
from crawler.monitor.alerts.rules import Alerts, Rule
from crawler.monitor.alerts.running import AlertService
from crawler.monitor.alerts.trying import chosen_among, example, sent_as_test
from crawler.monitor.listing import as_json, revision_line
from crawler.monitor.until import until_told
from crawler.shell import plainly, say
from crawler.store.mongo import MongoStore
from crawler.store.outbox_mongo import MongoOutbox
from crawler.store.shared import store_from

NEWEST = 500  # revisions among which a test looks for one to tell
ACTIONS = ("run", "test", "status", "retry")


class Command(ScrapyCommand):
    """Alerts: run them, try a rule, see how they stand, try again what was given up."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "run | test RULE [--dry-run] | status [--json] | retry"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Tell people and programs of revisions: run, test RULE, status, retry"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "run follows what is recorded and delivers, until Ctrl-C. test RULE sends a test to the targets of a rule, or with "
            "--dry-run lists which of the newest revisions it would have chosen. status says what waits and what was given up, and "
            "exits with 1 if anything was; retry sends that again. The file that ALERTS names has the rules. "
            "Example: tashih alerts test silent --dry-run"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What test and status take."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="test: send nothing, list what the rule chooses")
        parser.add_argument(
            "--newest", metavar="N", type=int, default=NEWEST, help=f"test: among so many revisions (default {NEWEST})"
        )
        parser.add_argument("--json", action="store_true", help="test --dry-run, status: JSON")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the first word says."""
        action, *names = args or [""]
        if action not in ACTIONS or len(names) != (action == "test") or opts.newest < 1:
            raise UsageError("alerts takes run, test RULE, status or retry")
        if action == "status":
            self.exitcode = self._ask(lambda store: print_status(store, opts))
        elif action == "retry":
            self.exitcode = self._ask(retry)
        else:
            self._with_rules(action, names, opts)

    def _with_rules(self, action: str, names: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        alerts = load_alerts(alerts_path(self.settings.get("ALERTS")), os.environ)
        if action == "run":
            configure_logging(self.settings)
            asyncio.run(until_told(serve(store_from(self.settings), alerts)))
        else:
            rule = rule_named(names[0], alerts)
            self.exitcode = self._ask(lambda store: try_rule(store, alerts, rule, opts))

    def _ask(self, question: Callable[[MongoStore], Awaitable[int]]) -> int:
        assert self.settings is not None
        store = store_from(self.settings)

        async def asking() -> int:
            await store.open()
            try:
                return await question(store)
            finally:
                await store.close()

        return asyncio.run(asking())


def alerts_path(name: str | None) -> Path:
    """The file that ALERTS names; UsageError if it names none."""
    if not name:
        raise Wrong(
            "no rules are set: name their file with ALERTS, in .env or as -s ALERTS=alerts.toml (docs/alerts.md)."
        )
    return Path(name).expanduser()


def rule_named(name: str, alerts: Alerts) -> Rule:
    """The rule of that name; UsageError with the names there are if there is none."""
    for rule in alerts.rules:
        if rule.name == name:
            return rule
    known = ", ".join(rule.name for rule in alerts.rules) or "none"
    raise Wrong(f"the ALERTS file has no rule {name!r}; it has {known}.")


async def serve(store: MongoStore, alerts: Alerts) -> None:
    """Follow and deliver until told to end."""
    await store.open()
    try:
        say(f"{len(alerts.rules)} rules for {len(alerts.targets)} targets; Ctrl-C ends it")
        await AlertService(store, MongoOutbox(store.documents), alerts).run()
    finally:
        await store.close()


async def try_rule(store: MongoStore, alerts: Alerts, rule: Rule, opts: argparse.Namespace) -> int:
    """List what the rule chooses, or send a test about the newest of it."""
    if opts.dry_run:
        async for revision in chosen_among(store, rule, opts.newest):
            print(as_json(revision) if opts.json else revision_line(revision) + "\n")
        return 0
    newest = [each async for each in chosen_among(store, rule, opts.newest)][:1]
    failed = 0
    async for target, answer in sent_as_test(alerts, rule, newest[0] if newest else example(datetime.now(UTC))):
        print(f"{safe(target)}: {'accepted' if answer.accepted else 'not accepted'}, {safe(answer.said)}")
        failed += not answer.accepted
    return 1 if failed else 0


async def print_status(store: MongoStore, opts: argparse.Namespace) -> int:
    """Say how the alerts stand; 1 if any was given up."""
    found = await standing(MongoOutbox(store.documents), store.recordings, now=datetime.now(UTC))
    print(as_json(found) if opts.json else "\n".join(standing_lines(found)))
    return 1 if found.dead else 0


async def retry(store: MongoStore) -> int:
    """Make what was given up within a week due again, with all its tries before it."""
    outbox, now = MongoOutbox(store.documents), datetime.now(UTC)
    dead = [each async for each in outbox.newest(since=now - WINDOW) if each.state == "dead"]
    for each in dead:
        again = replace(each, state="open", due=now, attempts=0, edition=each.edition + 1)
        await outbox.change(each, again)
    say(f"{len(dead)} deliveries are due again; `tashih alerts run` sends them")
    return 0

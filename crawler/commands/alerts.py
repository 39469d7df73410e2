"""``tashih alerts``: tells people and programs of revisions, states and warnings, as the ALERTS file says."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.log import configure_logging

from crawler.errors import UsageError as Wrong
from crawler.judgement.plain import safe
from crawler.model import Revision
from crawler.monitor.alerts.file import load_alerts
from crawler.monitor.alerts.reporting import WINDOW, standing, standing_lines
from crawler.monitor.alerts.rules import Alerts, Rule
from crawler.monitor.alerts.running import AlertService
from crawler.monitor.alerts.stories import News, story_of
from crawler.monitor.alerts.trying import chosen_among, episodes_chosen, example_for, sent_as_test, turns_chosen
from crawler.monitor.alerts.turning import StatesFollower
from crawler.monitor.alerts.warning import WarningsFollower
from crawler.monitor.listing import as_json, revision_line
from crawler.monitor.until import until_told
from crawler.monitor.warnings import Concern, Week
from crawler.shell import ask, plainly, say
from crawler.store.connect import home_of
from crawler.store.episodes_mongo import MongoEpisodes
from crawler.store.folder import free_bytes
from crawler.store.lives_mongo import MongoLives
from crawler.store.mongo import MongoStore
from crawler.store.outbox_mongo import MongoOutbox
from crawler.store.shared import store_from

Look = Callable[[datetime], Awaitable[Sequence[Concern]]]

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
        return "Tell people and programs what happened: run, test RULE, status, retry"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "run follows what is recorded and delivers, until Ctrl-C. test RULE sends a test to the targets of a rule, or with "
            "--dry-run lists what it would have chosen: among the newest revisions, the week's states, the present warnings. "
            "status says what waits and what was given up, and exits with 1 if anything was; retry sends that again. The file that "
            "ALERTS names has the rules. "
            "Example: tashih alerts test silent --dry-run"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What test and status take."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="test: send nothing, list what the rule chooses")
        parser.add_argument(
            "--newest", metavar="N", type=int, default=NEWEST, help=f"test: among so many (default {NEWEST})"
        )
        parser.add_argument("--json", action="store_true", help="test --dry-run, status: JSON")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the first word says."""
        action, *names = args or [""]
        if action not in ACTIONS or len(names) != (action == "test") or opts.newest < 1:
            raise UsageError("alerts takes run, test RULE, status or retry")
        assert self.settings is not None
        if action == "status":
            self.exitcode = ask(self.settings, lambda store: print_status(store, opts))
        elif action == "retry":
            self.exitcode = ask(self.settings, retry)
        else:
            self._with_rules(self.settings, action, names, opts)

    def _with_rules(self, settings: Settings, action: str, names: list[str], opts: argparse.Namespace) -> None:
        alerts = load_alerts(alerts_path(settings.get("ALERTS")), os.environ)
        if action == "run":
            configure_logging(settings)
            store = store_from(settings)
            asyncio.run(until_told(serve(store, alerts, look_of(settings, store))))
        else:
            rule = rule_named(names[0], alerts)
            self.exitcode = ask(settings, lambda store: try_rule(store, alerts, rule, look_of(settings, store), opts))


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


def look_of(settings: BaseSettings, store: MongoStore) -> Look:
    """How warnings are looked for; the disk is asked for the database that is on it."""
    home, week = None if settings.get("MONGODB_URI") else home_of(settings), Week(store)

    async def look(now: datetime) -> Sequence[Concern]:
        return await week.warnings(now=now, free_bytes=free_bytes(home) if home else None)

    return look


async def serve(store: MongoStore, alerts: Alerts, look: Look) -> None:
    """Follow and deliver until told to end."""
    await store.open()
    try:
        say(f"{len(alerts.rules)} rules for {len(alerts.targets)} targets; Ctrl-C ends it")
        outbox = MongoOutbox(store.documents)
        states = StatesFollower(MongoLives(store.documents), outbox, alerts.rules)
        concerns = WarningsFollower(look, MongoEpisodes(store.documents), alerts.rules)
        await AlertService(store, outbox, alerts, followers=[states, concerns]).run()
    finally:
        await store.close()


async def try_rule(store: MongoStore, alerts: Alerts, rule: Rule, look: Look, opts: argparse.Namespace) -> int:
    """List what the rule chooses, or send a test about the newest of it."""
    now, failed = datetime.now(UTC), 0
    if opts.dry_run:
        for news in await chosen_by(rule, store, look, opts.newest, now=now):
            print(as_json(news) if opts.json else news_line(news) + "\n")
        return 0
    newest = await chosen_by(rule, store, look, opts.newest, now=now)
    async for target, answer in sent_as_test(alerts, rule, newest[0] if newest else example_for(rule, now)):
        print(f"{safe(target)}: {'accepted' if answer.accepted else 'not accepted'}, {safe(answer.said)}")
        failed += not answer.accepted
    return 1 if failed else 0


async def chosen_by(rule: Rule, store: MongoStore, look: Look, newest: int, *, now: datetime) -> Sequence[News]:
    """What the rule would have told of, newest first."""
    if rule.about == "states":
        return await turns_chosen(MongoLives(store.documents), rule, newest, now=now)
    if rule.about == "warnings":
        return episodes_chosen(await look(now), rule, now=now)
    return [each async for each in chosen_among(store, rule, newest)]


def news_line(news: News) -> str:
    """What a rule chose, as a person reads it."""
    if isinstance(news, Revision):
        return revision_line(news)
    story = story_of(news)
    lines = (f"{story.publisher}: {story.headline}", story.what, story.url, story.leads_to, story.note)
    return "\n    ".join(safe(line) for line in lines if line)


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

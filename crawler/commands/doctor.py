"""``tashih doctor``: what is wrong, and what to do."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.errors import AlertsFileError, PublisherFileError, StoreError, TashihError
from crawler.judgement.plain import safe
from crawler.monitor.alerts.file import load_alerts
from crawler.monitor.listing import as_json
from crawler.monitor.warnings import Week
from crawler.shell import ask, plainly
from crawler.store.checkup import Finding, look_at_database
from crawler.store.choose import Server
from crawler.store.connect import home_of, server_for
from crawler.store.described import publishers_of
from crawler.store.engines import EMBEDDED_VERSION, EmbeddedEngine
from crawler.store.folder import FLOOR, free_bytes

RELEASED = datetime(2026, 1, 1, tzinfo=UTC)  # no clock that is right says less
ODD_NIGHT = datetime(2016, 11, 7)  # noqa: DTZ001  # Turkey had stayed on summer time for good that autumn


class Command(ScrapyCommand):
    """Look at everything that a crawl needs."""

    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Configuration, database, zones, disk, clock: what is wrong and what to do"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Looks at the configuration, the database (which is started if it is the embedded one), its validators and indexes, "
            "the time zones of all publishers, the disk and the clock, and says what to do. Exits with 1 if something is wrong. "
            "Example: tashih doctor --json"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print a line for each thing looked at."""
        if args:
            raise UsageError("doctor takes no arguments")
        assert self.settings is not None
        for finding in findings(self.settings, now=datetime.now(UTC)):
            print(as_json(finding) if opts.json else line(finding), flush=True)
            if finding.level == "wrong":
                self.exitcode = 1


def line(finding: Finding) -> str:
    """One finding as a person reads it."""
    said = f"{finding.level:<8} {finding.area:<14} {safe(finding.text)}"
    return f"{said}\n{'':<8} {'':<14} → {safe(finding.todo)}" if finding.todo else said


def findings(settings: BaseSettings, *, now: datetime) -> Iterator[Finding]:
    """All findings, the cheapest first."""
    yield from environment_file(Path.cwd() / ".env")
    yield home_finding(home_of(settings))
    yield disk_finding(free_bytes(home_of(settings)))
    yield from clock_and_zones(now)
    yield publishers_finding(settings)
    yield from alerts_findings(settings.get("ALERTS"), os.environ)
    server = []
    for finding in server_findings(settings):
        yield finding
        server.append(finding)
    if is_in_use(server):
        yield from concern_findings(settings)


def environment_file(path: Path) -> Iterator[Finding]:
    """Whether every line of a `.env` file says something; a missing file is fine."""
    if not path.exists():
        return
    try:
        mute = [name for name, value in dotenv_values(path).items() if value is None]
    except (OSError, ValueError) as error:
        yield Finding(
            area="configuration", level="wrong", text=f"{path} cannot be read: {error}", todo="Mend or remove it."
        )
        return
    if mute:
        text = f"{path}: no value for {', '.join(mute)}"
        yield Finding(area="configuration", level="warning", text=text, todo="Write NAME=value, one a line.")
    else:
        yield Finding(area="configuration", level="ok", text=f"{path} is read")


def home_finding(home: Path) -> Finding:
    """Whether TASHIH_HOME can be written."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return Finding(area="configuration", level="ok", text=f"TASHIH_HOME is {home}")
    except OSError as error:
        text = f"TASHIH_HOME {home} cannot be written ({error.strerror})"
        return Finding(area="configuration", level="wrong", text=text, todo="Name another folder with TASHIH_HOME.")


def disk_finding(free: int) -> Finding:
    """Whether there is room; the embedded database does not start on a full disk."""
    text = f"{free // 2**20:,} MB free, the database needs {FLOOR // 2**20} MB"
    if free >= 4 * FLOOR:
        return Finding(area="disk", level="ok", text=text)
    todo = "Free some room, or move TASHIH_HOME to another disk."
    return Finding(area="disk", level="wrong" if free < FLOOR else "warning", text=text, todo=todo)


def clock_and_zones(now: datetime) -> Iterator[Finding]:
    """Whether the clock can be right, and the zone data knows what Turkey did."""
    if now < RELEASED:
        yield Finding(area="clock", level="wrong", text=f"this machine says {now:%Y-%m-%d}", todo="Set its clock.")
    todo = "Upgrade tzdata, and look at PYTHONTZPATH."
    try:
        right = ODD_NIGHT.replace(tzinfo=ZoneInfo("Europe/Istanbul")).utcoffset() == timedelta(hours=3)
    except ZoneInfoNotFoundError:
        right = False
    if right:
        yield Finding(area="zones", level="ok", text="Istanbul was at +03:00 on 2016-11-07")
    else:
        yield Finding(area="zones", level="wrong", text="the zone data does not know Istanbul in 2016", todo=todo)


def publishers_finding(settings: BaseSettings) -> Finding:
    """Whether every publisher file is fit for use, its zone among the rest."""
    try:
        publishers = publishers_of(settings)
    except PublisherFileError as error:
        return Finding(area="publishers", level="wrong", text=str(error))
    zones = {publisher.zone for publisher in publishers.values() if publisher.zone}
    return Finding(area="publishers", level="ok", text=f"{len(publishers)} publishers in {len(zones)} zones")


def alerts_findings(name: str | None, environment: Mapping[str, str]) -> Iterator[Finding]:
    """Every mistake in the ALERTS file, with its line; nothing if none is named."""
    if not name:
        return
    path = Path(name).expanduser()
    try:
        alerts = load_alerts(path, environment)
    except AlertsFileError as error:
        for mistake in error.mistakes:
            yield Finding(
                area="alerts", level="wrong", text=f"{path}, {mistake}", todo="Mend the file; docs/alerts.md."
            )
        return
    text = f"{path} has {len(alerts.rules)} rules for {len(alerts.targets)} targets"
    yield Finding(area="alerts", level="ok", text=text)


def is_in_use(server: list[Finding]) -> bool:
    """Whether the database answers and holds something; to look closer would make its collections."""
    return all(each.level != "wrong" and "was not used yet" not in each.text for each in server)


def concern_findings(settings: BaseSettings) -> Iterator[Finding]:
    """What the last week's visits say; see :mod:`crawler.monitor.warnings`."""
    try:
        found = ask(settings, lambda store: Week(store).warnings(now=datetime.now(UTC)))
    except StoreError:
        return  # was said already
    for each in found:
        text = f"{each.kind}: {each.publisher}: {each.text}" if each.publisher else f"{each.kind}: {each.text}"
        yield Finding(area="crawl", level="warning", text=text, todo=each.todo)


def server_findings(settings: BaseSettings) -> Iterator[Finding]:
    """The server that the settings lead to, and the database on it."""
    try:
        server = server_for(settings)
    except TashihError as error:
        yield Finding(area="database", level="wrong", text=str(error))
        return
    yield from choice_findings(server)
    keep = settings.getint("VISITS_KEEP_DAYS")
    yield from look_at_database(server.uri, settings["MONGODB_DATABASE"], visits_keep_days=keep)


def choice_findings(server: Server) -> Iterator[Finding]:
    """Which server was chosen, and why not a better one."""
    text = {
        "configured": "MONGODB_URI names the server",
        "mongod": "MONGODB_URI is not set; the mongod on PATH is used",
        "embedded": "MONGODB_URI is not set; the embedded server is used",
    }[server.kind]
    yield Finding(area="database", level="ok", text=text)
    if server.kind != "embedded":
        return
    if shutil.which("mongod", path=os.environ.get("PATH")):
        todo = "To move: `tashih db dump FILE`, `tashih db stop`, move the folder `embedded` aside, `tashih db restore FILE`."
        text = "a mongod is on PATH, and the history stays with the embedded server that wrote it"
        yield Finding(area="database", level="warning", text=text, todo=todo)
    if (version := EmbeddedEngine().version()) != EMBEDDED_VERSION:
        text = f"secantusdb {version} is installed, {EMBEDDED_VERSION} was tried"
        yield Finding(area="database", level="warning", text=text, todo="Install that one, by way of a dump.")

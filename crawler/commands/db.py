"""``tashih db``: the database that keeps the history."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.judgement.plain import safe
from crawler.shell import plainly, say, show_progress
from crawler.store.choose import stop_servers
from crawler.store.connect import home_of, server_for
from crawler.store.dump import dump
from crawler.store.folder import FLOOR, free_bytes
from crawler.store.restore import restore
from crawler.store.status import Status, status_of

ACTIONS = {"uri": 0, "start": 0, "stop": 0, "status": 0, "dump": 1, "restore": 1}  # and how many files each takes


class Command(ScrapyCommand):
    """Start, stop and look at the embedded database; dump and restore any."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "uri | start | stop | status | dump FILE | restore FILE [--replace]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "The database: its address, its state, dumps of it"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "uri prints the address for mongosh, Compass or pymongo, and starts the embedded database if need be. start, stop and "
            "status look after it. dump FILE writes the whole of MONGODB_DATABASE to a file, restore FILE puts it back, from and "
            'to any MongoDB. Example: mongosh "$(tashih db uri)"'
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --replace."""
        super().add_options(parser)
        parser.add_argument("--replace", action="store_true", help="restore in place of what the database holds")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do one of the actions."""
        action, *files = args or [""]
        if action not in ACTIONS or len(files) != ACTIONS[action] or any(file.startswith("-") for file in files):
            raise UsageError(f"db takes one of: {self.syntax()}")
        if opts.replace and action != "restore":
            raise UsageError("--replace goes with restore")
        assert self.settings is not None
        if files:
            self.copy(action, Path(files[0]), opts)
        elif action == "uri":
            print(server_for(self.settings).uri)
        elif action == "status":
            status = status_of(self.settings.get("MONGODB_URI"), home_of(self.settings))
            print(status_lines(status))
            self.exitcode = 0 if status.running else 1
        else:
            start_or_stop(action, self.settings)

    def copy(self, action: str, file: Path, opts: argparse.Namespace) -> None:
        """Dump into the file, or restore from it."""
        assert self.settings is not None
        database = self.settings["MONGODB_DATABASE"]
        server = server_for(self.settings)
        free = free_bytes(home_of(self.settings)) - FLOOR if server.kind != "configured" else None
        if action == "dump":
            floor = FLOOR if free is not None else 0
            done = dump(server.uri, database, file, floor=floor, progress=show_progress)
        else:
            done = restore(server.uri, database, file, replace=opts.replace, room=free, progress=show_progress)
        held = ", ".join(f"{count} {safe(name)}" for name, count in done.documents.items())
        say(f"{action} of {database!r} complete: {held} ({file})")


def start_or_stop(action: str, settings: BaseSettings) -> None:
    """Start or stop the server of TASHIH_HOME; one that MONGODB_URI names is somebody else's."""
    if settings.get("MONGODB_URI"):
        raise UsageError(f"MONGODB_URI names a server that Tashih does not {action}; unset it to use the embedded one")
    if action == "start":
        server = server_for(settings)
        say(f"the {server.kind} database runs at {server.uri}")
    else:
        kinds = stop_servers(home_of(settings))
        say(f"the {' and the '.join(kinds)} database is stopped" if kinds else "no database was running")


def status_lines(status: Status) -> str:
    """What is known of the server, a line each."""
    facts = {
        "state": "running" if status.running else "not running",
        "kind": status.kind,
        "address": status.address,
        "version": status.version,
        "process": status.pid,
        "folder": status.folder,
        "size": megabytes(status.used),
        "free": megabytes(status.free),
    }
    return "\n".join(f"{name:<8} {fact}" for name, fact in facts.items() if fact is not None)


def megabytes(size: int | None) -> str | None:
    """A size as a person reads it."""
    return None if size is None else f"{size / 2**20:,.1f} MB"

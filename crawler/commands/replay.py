"""``tashih replay``: stored captures read again by today's readers."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.judgement.plain import safe
from crawler.model import Publisher, Rereading, Revision
from crawler.monitor.asking import article_at
from crawler.monitor.listing import as_json, instant
from crawler.monitor.replaying import articles_to_read, keep, kinds_of, replay
from crawler.shell import ask, plainly, say, show_progress
from crawler.store.described import publishers_of
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Read stored captures again; what was recorded stays as it is."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[--dry-run] [options] [URL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Read stored captures again with today's readers"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Reads the captures of histories that earlier readers made, and tells which revisions would appear, vanish or be of "
            "another kind. Revisions are never changed: the later reading is kept beside them in the collection rereadings, where "
            "it is written once, so a broken-off replay is simply begun again. "
            "Example: tashih replay --dry-run --publisher dailysabah"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What to read, and whether to keep it."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="tell what would differ, and keep nothing")
        parser.add_argument("--publisher", metavar="NAME", help="only this publisher's articles")
        parser.add_argument("--json", action="store_true", help="one JSON object a difference and line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read again, and tell."""
        if len(args) > 1:
            raise UsageError("replay takes one URL at the most")
        assert self.settings is not None
        publishers = publishers_of(self.settings)
        verdicts = ask(self.settings, lambda store: tell(store, args[0] if args else None, publishers, opts))
        counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        say(counted or "every history was made, or read again, by today's readers")


async def tell(
    store: Store, url: str | None, publishers: dict[str, Publisher], opts: argparse.Namespace
) -> Counter[str]:
    """Print every difference, keep what was read unless it is a dry run; how many looks came to which verdict."""
    verdicts: Counter[str] = Counter()
    now = datetime.now(UTC)
    address = (await article_at(store, url)).url if url else None
    async for article in articles_to_read(store, address, opts.publisher, show_progress):
        found = []
        async for again, revision in replay(store, article, publishers, now=now):
            verdicts[again.verdict] += 1
            found.append(again)
            if again.verdict != "stands":
                print(difference_as_json(again, revision) if opts.json else difference(again, revision))
        if not opts.dry_run:
            await keep(store, found)
    return verdicts


def difference(again: Rereading, revision: Revision | None) -> str:
    """One difference in a line."""
    place = f"revision {again.revision}" if revision else "a look"
    where = f"{safe(again.article)}  {place} of {instant(again.first_seen)}"
    if again.verdict == "other kinds":
        recorded = ", ".join(kinds_of(revision.change if revision else None)) or "none"
        return f"{where}  other kinds: {recorded} → {', '.join(again.kinds) or 'none'}"
    return f"{where}  {again.verdict}"


def difference_as_json(again: Rereading, revision: Revision | None) -> str:
    """One difference as a line for programs."""
    return as_json(
        {
            "article": again.article,
            "revision": again.revision,
            "first_seen": again.first_seen,
            "verdict": again.verdict,
            "kinds": again.kinds,
            "kinds_recorded": kinds_of(revision.change if revision else None),
            "reader": again.reader,
            "capture": again.capture,
        }
    )

"""``tashih publishers add``: looks around on a site, says what it found, and writes the publisher's file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.discovery.answer import Answer
from crawler.discovery.dossier import Dossier, Found, publisher_from
from crawler.discovery.home import domain_of
from crawler.discovery.writing import publisher_file
from crawler.errors import FileError, ProbeError, UsageError
from crawler.judgement.plain import safe
from crawler.middlewares.contact import missing_contact
from crawler.model import Publisher
from crawler.monitor.listing import as_json
from crawler.monitor.probing import probe
from crawler.publishers.catalogue import NAME, faults_of, publisher_of, read_publisher_file
from crawler.shell import say, show_progress
from crawler.spiders.probe import ProbeSpider
from crawler.spiders.targets import checked
from crawler.store.described import own_folder, publishers_of

BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/.*)?")


def add(settings: Settings, publishers: Mapping[str, Publisher], url: str, opts: argparse.Namespace) -> int:
    """Look at the site, tell, and write; 1 if its articles cannot be told from its other pages yet."""
    address = checked(f"https://{url}" if BARE_HOST.fullmatch(url) else url)
    if opts.name is not None and not NAME.fullmatch(opts.name):
        raise UsageError(f"--name {opts.name!r} is not lower-case letters, digits, '-', '_' or '.'")
    folder = Path(opts.path) if opts.path else own_folder(settings)
    if not opts.force and not opts.dry_run:
        refuse_known(address, publishers)
        if opts.name is not None:
            refuse_existing(folder / f"{opts.name}.py")
    if warning := missing_contact([urlsplit(address).hostname or ""], settings):
        say(f"tashih: {warning}")
    publisher, found = publisher_from(look_at(settings, address), name=opts.name or "")
    publisher = unnamed_twice(publisher, publishers, given=bool(opts.name) or opts.force)
    if not opts.json:
        say("\n".join(map(line, found)))
    if faults := list(faults_of(publisher)):
        raise FileError(f"no file is written: {'; '.join(faults)}. Name the publisher with --name.")
    deliver(settings, publisher, found, folder, opts)
    return 0 if publisher.article_pattern or publisher.feeds or publisher.sitemaps else 1


def deliver(
    settings: Settings, publisher: Publisher, found: tuple[Found, ...], folder: Path, opts: argparse.Namespace
) -> None:
    """Write the publisher's file, or print it; everything about it as one JSON object if that is asked for."""
    about = f"{publisher.title}: written by tashih publishers add on {datetime.now(UTC):%Y-%m-%d}."
    source = publisher_file(publisher, about=about)
    path = folder / f"{publisher.name}.py"
    if not opts.dry_run:
        keep(path, source, force=opts.force)
        say_what_next(settings, folder, publisher)
    elif not opts.json:
        print(source, end="")
    if opts.json:
        written = None if opts.dry_run else str(path)
        print(as_json({"publisher": publisher, "found": found, "source": source, "written": written}))


def refuse_known(address: str, publishers: Mapping[str, Publisher]) -> None:
    """UsageError if a file describes the site already."""
    if known := publisher_of(address, publishers.values()):
        raise UsageError(
            f"{urlsplit(address).netloc} is described by the publisher {known.name!r} already (tashih publishers {known.name}). "
            "--force describes it anew; --dry-run shows what would be written."
        )


def refuse_existing(path: Path) -> None:
    """UsageError if the file is there."""
    if path.exists():
        raise UsageError(f"{path} exists. --force overwrites it, --name NAME writes another.")


def look_at(settings: Settings, address: str) -> Dossier:
    """The dossier of a site; ProbeError if it cannot be had."""
    settings.set("LOG_LEVEL", "CRITICAL", priority=30)  # above the project's, below what stands on the command line

    async def look(spider: ProbeSpider) -> Dossier:
        show_progress(f"looking at {domain_of(address)}, requests", 0)
        return await probe(Progress(spider, domain_of(address)), address, clock=lambda: datetime.now(UTC))

    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(ProbeSpider)
    process.crawl(crawler, url=address, look=look)
    process.start()
    spider = crawler.spider
    if isinstance(spider, ProbeSpider) and spider.dossier is not None:
        return spider.dossier
    if isinstance(spider, ProbeSpider) and spider.error is not None:
        raise spider.error
    raise ProbeError(address, "the look was broken off")


class Progress:
    """A visitor that says how far it is."""

    def __init__(self, spider: ProbeSpider, name: str) -> None:
        self.spider = spider
        self.name = name

    async def ask(self, url: str) -> Answer:
        """The spider's answer."""
        answer = await self.spider.ask(url)
        show_progress(f"looking at {self.name}, requests", self.spider.asked)
        return answer

    def sitemaps_of(self, url: str) -> tuple[str, ...]:
        """The spider's notes of robots.txt."""
        return self.spider.sitemaps_of(url)


def unnamed_twice(publisher: Publisher, publishers: Mapping[str, Publisher], *, given: bool) -> Publisher:
    """The publisher under a name that no other has, unless its name was given."""
    name, number = publisher.name, 2
    while not given and name in publishers and publishers[name].domains != publisher.domains:
        name, number = f"{publisher.name}-{number}", number + 1
    return replace(publisher, name=name)


def line(found: Found) -> str:
    """One thing found, or how to set it where it was not."""
    because = f"  [{found.because}]" if found.because else ""
    told = f"{found.value}{because}" if found.value else f"not found. Set {found.todo}{because}"
    return f"{found.field:<16} {safe(told)}"


def keep(path: Path, source: str, *, force: bool) -> None:
    """Write the file, and read it back as the catalogue will; FileError if it cannot be written."""
    if not force:
        refuse_existing(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}. Name another folder with --path.") from error
    read_publisher_file(path)


def say_what_next(settings: Settings, folder: Path, publisher: Publisher) -> None:
    """Where the file is, and how to crawl by it."""
    say(f"written          {folder / publisher.name}.py")
    is_found = folder.resolve() == own_folder(settings).resolve() and publisher.name in publishers_of(settings)
    where = "" if is_found else f" -s PUBLISHERS_PATH={folder}"
    say(f"next             tashih crawl news -a publisher={publisher.name}{where}")

"""Several publishers on loopback, living through a scripted day, with the truth about it beside them."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Self

from crawler.model import Publisher
from crawler.newsroom import desk
from crawler.newsroom.clock import Clock
from crawler.newsroom.exchange import Answer, Log, Request, Response, Served
from crawler.newsroom.look import Look, is_closed, section_path
from crawler.newsroom.script import Edition, House, Script, load_script
from crawler.newsroom.server import Server
from crawler.newsroom.truth import Expected, truth_of


class Newsroom:
    """The publishers of a script, each on a host or port of its own, in one edition of the day at a time.

    The day is over at *now* (aware), so that no stamp lies in the future. A newsroom begins in edition 1.

    >>> with Newsroom(now=datetime.fromisoformat("2026-03-02T12:00:00+00:00")) as newsroom:
    ...     newsroom.turn_to(2)
    ...     [expected.story for expected in newsroom.truth(2) if expected.outcome == "new"]
    ['harbour_courier/strike', 'tidewater_record/cannery']
    """

    def __init__(self, *, now: datetime, script: Script | None = None) -> None:
        self.script = script or load_script()
        self.clock = Clock.of_a_day_before(now)
        self._log = Log()
        self._lock = threading.Lock()
        self._edition = 1
        self._tick = -1
        self._servers: list[Server] = []
        self._bases: dict[str, str] = {}

    def start(self) -> Self:
        """Take an address for every publisher and begin to answer."""
        for number, house in enumerate(self.script.houses, 1):
            server = on_loopback(number, partial(self._answer, house), self._log).start()
            self._servers.append(server)
            self._bases[house.name] = server.url("")
        return self

    def stop(self) -> None:
        """Hang up and free every address."""
        while self._servers:
            self._servers.pop().stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    @property
    def edition(self) -> int:
        """The edition that visitors see now."""
        return self._edition

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions of the day, in order."""
        return self.script.editions

    def turn_to(self, edition: int) -> None:
        """Let another edition be the one that visitors see; ValueError if the day has none of that number."""
        if not 1 <= edition <= len(self.editions):
            raise ValueError(f"the day has editions 1 to {len(self.editions)}, not {edition}")
        with self._lock:
            self._edition = edition

    @property
    def base_urls(self) -> dict[str, str]:
        """The address of each publisher by its name, without a slash at the end; kept when the newsroom has closed."""
        return dict(self._bases)

    @property
    def requests(self) -> tuple[Served, ...]:
        """Who asked for what so far."""
        return self._log.lines()

    @property
    def violations(self) -> tuple[Served, ...]:
        """Requests for what robots.txt asks visitors to leave alone."""
        closed = tuple(self._bases[house.name] + house.forbidden for house in self.script.houses if house.forbidden)
        return tuple(line for line in self.requests if f"http://{line.host}{line.path}".startswith(closed))

    def publishers(self) -> tuple[Publisher, ...]:
        """The publishers as a publisher file describes them, at the addresses they have now."""
        return tuple(publisher_of(house, self._bases[house.name]) for house in self.script.houses)

    def truth(self, edition: int) -> tuple[Expected, ...]:
        """What one look at every open article must find in an edition, if the one before it was seen as well."""
        return tuple(
            truth_of(self.script, house, story, edition, self._bases[house.name])
            for house in self.script.houses
            for story in house.stories
            if story.edition <= edition and not is_closed(house, story)
        )

    def _answer(self, house: House, request: Request) -> Response:
        with self._lock:
            self._tick += 1
            edition, tick = self._edition, self._tick
        look = Look(
            script=self.script,
            house=house,
            clock=self.clock,
            edition=edition,
            tick=tick,
            base=f"http://{request.host}",
        )
        return desk.answer(look, request)


def on_loopback(number: int, answer: Answer, log: Log) -> Server:
    """A server on 127.0.0.<number>, or on another port of 127.0.0.1 where a system has no other loopback address."""
    try:
        return Server(answer, host=f"127.0.0.{number}", log=log)
    except OSError:
        return Server(answer, log=log)


def publisher_of(house: House, base: str) -> Publisher:
    """A house as a publisher whose site is at *base*."""
    sections = (base + section_path(house, section) for section in house.sections)
    return Publisher(
        name=house.name,
        title=house.title,
        domains=(base.removeprefix("http://"),),
        languages=house.languages,
        zone=house.zone,
        date_order=house.date_order,
        front_pages=(base + "/", *sections),
        feeds=(base + house.feed,) if house.feed else (),
        sitemaps=(base + house.sitemap,) if house.sitemap else (),
        article_pattern=house.article_pattern,
    )

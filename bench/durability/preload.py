"""Everything that a crawl imports and compiles, done before the crawls are forked. No reactor may be installed here."""

from datetime import UTC, datetime

import crawler.cli
import crawler.commands.crawl
import crawler.commands.verify
import crawler.middlewares.evidence
import crawler.spiders.news  # noqa: F401 - as all of these
from crawler.newsroom.clock import Clock
from crawler.newsroom.look import Look
from crawler.newsroom.pages import article_page
from crawler.newsroom.script import load_script
from crawler.newsroom.states import state_at
from crawler.reading.reader import read

# The noise rules compile at the first line that they are shown, which takes seconds; so every page is read once.
NOW = datetime.now(UTC)
SCRIPT, CLOCK = load_script(), Clock.of_a_day_before(NOW)
for house in SCRIPT.houses:
    look = Look(script=SCRIPT, house=house, clock=CLOCK, edition=1, tick=0, base="http://news.example")
    for story in house.stories:
        page = article_page(look, story, state_at(SCRIPT, story.id, 1))
        read(page.encode(), url=f"http://news.example{story.path}", content_type=None, publisher=None, seen_at=NOW)

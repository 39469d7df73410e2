"""Record: the one step that writes the store. A revision is recorded exactly once, however many workers saw it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler.errors import StoreRefusedError
from crawler.model import Article, Change, Known, Reading, Revision, Visit
from crawler.store.chain import chained
from crawler.store.protocol import Store
from crawler.store.shared import store_of
from pipelines.judge import judgement_of
from pipelines.recall import text_before

logger = logging.getLogger(__name__)


class RecordPipeline:
    """Write what the visit found: a revision if there is one, the visit's outcome in any case."""

    def __init__(self, store: Store, stats: StatsCollector) -> None:
        self.store = store
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store and statistics."""
        assert crawler.stats is not None
        return cls(store_of(crawler), crawler.stats)

    async def process_item(self, item: Any) -> Any:
        """Record, and judge again whenever another worker was faster."""
        article = ItemAdapter(item)
        try:
            while not await self._recorded(article):
                self.stats.inc_value("revision/outpaced")
                await self._judge_again(article)
        except StoreRefusedError as error:
            await self._give_up(article, error)
        self._count(article)
        return item

    async def _give_up(self, article: ItemAdapter, error: StoreRefusedError) -> None:
        """Call a visit failed whose revision the database does not take (too large, say): its capture is kept all the same."""
        logger.error("%s: %s", article["addresses"][0], error)
        article["outcome"], article["reason"] = "failed", f"not recorded: {error}"
        await self.store.finish_visit(finished(article))

    async def _recorded(self, article: ItemAdapter) -> bool:
        visit = finished(article)
        if moved := moved_visit(visit, article):
            await self.store.finish_visit(moved)
            self.stats.inc_value("visit/moved")
        if visit.outcome not in {"new", "changed"}:
            await self.store.finish_visit(visit)
            return True
        revision = revision_of(article["reading"], visit, article["known"], article["change"])
        return await self.store.record(revision, visit)

    async def _judge_again(self, article: ItemAdapter) -> None:
        reading = article["reading"]
        known = await self.store.recall(finished(article).article, reading.content_digest)
        assert known is not None, "somebody recorded it"
        article["known"] = known
        article["before"] = await text_before(self.store, known, article["publisher"], article["learned"])
        article["outcome"], article["reason"], article["change"] = judgement_of(
            reading, before=article["before"], known=known, at=article["visit"].at
        )

    def _count(self, article: ItemAdapter) -> None:
        self.stats.inc_value(f"visit/{article['outcome']}")
        if article["outcome"] in {"new", "changed"}:
            self.stats.inc_value(f"revision/{article['outcome']}")
            logger.info("%s: %s %s", article["outcome"], article["addresses"][0], kinds_of(article))


def kinds_of(article: ItemAdapter) -> str:
    """The kinds of a change for the log, empty for a new article."""
    return ", ".join(article["change"].kinds) if article["change"] else ""


def finished(article: ItemAdapter) -> Visit:
    """The visit with its outcome, under the name its article has."""
    known: Known | None = article["known"]
    visit: Visit = article["visit"]
    return replace(
        visit,
        article=name_of(article, known),
        outcome=article["outcome"],
        moved_to=new_address(article, known),
        reason=article["reason"],
        revision=known.latest.number if known and article["outcome"] in {"unchanged", "touched"} else None,
        date_modified=article["date_modified"],
        reader=article["reading"].reader.version if article["reading"] else None,
    )


def name_of(article: ItemAdapter, known: Known | None) -> str:
    """The name of the article that was visited; a page that shows none is no witness of its own address."""
    if known:
        return known.article.url
    canonical, _, asked = article["addresses"]
    return str(canonical if article["outcome"] in {"new", "changed", "unchanged", "touched"} else asked)


def new_address(article: ItemAdapter, known: Known | None) -> str | None:
    """What the page calls its own address, if the article goes by another."""
    canonical: str = article["addresses"][0]
    return canonical if known and canonical != known.article.url else None


def moved_visit(visit: Visit, article: ItemAdapter) -> Visit | None:
    """The visit at the old address of an article that is not there any more; None if none moved."""
    moved_from: Article | None = article["moved_from"]
    if moved_from is None:
        return None
    return replace(
        visit,
        id=f"{visit.id}-moved",
        article=moved_from.url,
        url=moved_from.url,
        asked=None,
        outcome="moved",
        moved_to=article["moved_to"],
        revision=None,
        validators=None,
        status=None,
        bytes=None,
        payload_digest=None,
        date_modified=None,
        reader=None,
        reason=article["moved_because"],
    )


def revision_of(reading: Reading, visit: Visit, known: Known | None, change: Change | None) -> Revision:
    """The revision that a reading becomes: number, neighbours and chain from what was known."""
    latest = known.latest if known else None
    assert visit.payload_digest is not None, "a reading rests on a capture"
    revision = Revision(
        article=visit.article,
        publisher=visit.publisher,
        number=latest.number + 1 if latest else 1,
        first_seen=visit.at,
        last_seen=visit.at,
        not_before=latest.last_seen if latest else None,
        headline=reading.headline,
        description=reading.description,
        authors=reading.authors,
        section=reading.section,
        in_language=reading.in_language,
        paragraphs=reading.paragraphs,
        date_published=reading.date_published,
        date_modified=reading.date_modified,
        claims=reading.claims,
        noise=reading.noise,
        content_digest=reading.content_digest,
        previous_digest=latest.content_digest if latest else None,
        chain_digest="",
        reader=reading.reader,
        capture=visit.payload_digest,
        change=change,
    )
    return chained(revision, latest.chain_digest if latest else None)

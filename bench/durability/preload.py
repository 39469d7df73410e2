"""Everything that a crawl imports, imported before the crawls are forked. No reactor may be installed here."""

import crawler.cli
import crawler.commands.crawl
import crawler.commands.verify
import crawler.middlewares.evidence
import crawler.spiders.news
import crawler.store.mongo
import pipelines.offline  # noqa: F401

"""A crawl that reads in processes of its own records what any crawl records, and takes its processes along when it ends."""

from __future__ import annotations

from crawler.newsroom.server import serve
from tests.e2e.pages import SENTENCES, article
from tests.e2e.shell import Tashih

URL = "http://news.example/ferry-line-reopens"


def test_a_crawl_with_readers_records_the_article_and_says_who_read_it(tashih: Tashih) -> None:
    with serve({URL: article()}) as site:
        tashih.variables["http_proxy"] = site.proxy
        said = tashih.crawl("-a", f"url={URL}", "-s", "READING_PROCESSES=1", "-s", "LOG_LEVEL=INFO")
    (revision,) = tashih.revisions()
    assert revision["paragraphs"] == list(SENTENCES)
    assert "'reading/pooled': 1" in said

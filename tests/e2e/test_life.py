"""An article is taken down, comes back, moves and goes for good: `tashih log`, `tashih show` and MongoDB tell it alike."""

from __future__ import annotations

from crawler.newsroom.server import Response, serve
from tests.e2e.database import database
from tests.e2e.pages import SENTENCES, article
from tests.e2e.shell import Tashih

HTML = {"Content-Type": "text/html; charset=utf-8"}
MISSING = Response(headers=HTML, body=b"<title>Page not found</title><h1>Page not found</h1><p>Try the search.</p>")
EDITED = (SENTENCES[0].replace("eleven", "twelve"), *SENTENCES[1:])


def test_what_happens_to_an_article_beyond_its_text_is_told(tashih: Tashih) -> None:
    with serve({"/story": article()}) as site:
        old, new = site.url("/story"), site.url("/2026/story")
        seen = [
            (article(), None),
            (Response(status=404, headers=HTML, body=b"<h1>Not found</h1>"), None),
            (MISSING, None),
            (article(paragraphs=EDITED), None),
            (Response(status=301, headers={"Location": new}), article(paragraphs=EDITED)),
            (Response(status=301, headers={"Location": new}), Response(status=410, headers=HTML, body=b"Gone")),
        ]
        for here, there in seen:
            site.pages["/story"] = here
            if there is not None:
                site.pages["/2026/story"] = there
            tashih.crawl("-a", f"url={old}")
            if there is None and here is MISSING:
                assert "gone since" in tashih.run("log", old).stdout
    with database(tashih) as db:
        (record,) = db.articles.find()
        outcomes = [visit["outcome"] for visit in sorted(db.visits.find(), key=lambda visit: visit["at"])]
        first, second = sorted(db.revisions.find(), key=lambda revision: revision["number"])
    assert sorted(outcomes) == ["changed", "gone", "gone", "gone", "moved", "new", "unchanged"]
    assert [stage["state"] for stage in record["stages"]] == ["live", "gone", "live", "moved", "gone"]
    _, taken_down, back, moved, ended = record["stages"]
    assert taken_down["reason"] == "status 404" and taken_down["confirmed"] == taken_down["last"]
    assert back["not_before"] == taken_down["last"]
    assert second["not_before"] == first["first_seen"] and second["first_seen"] == back["since"]
    assert moved["moved_to"] == new
    assert (ended["reason"], ended["confirmed"]) == ("status 410", ended["since"])
    for address in (old, new):
        told = tashih.run("log", address).stdout
        assert "gone, 2 revisions" in told and f"moved to {new}" in told and "back since" in told
        assert "(status 410)" in tashih.run("show", address).stdout

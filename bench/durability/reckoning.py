"""The reckoning: what the database holds, seen from outside through pymongo, against what was acknowledged and what was served."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pymongo.database import Database

from bench.durability.ledger import Acknowledged
from crawler.newsroom import Newsroom
from crawler.newsroom.states import state_at
from crawler.newsroom.truth import Expected

Base = Database[dict[str, Any]]
RECORDING = {"new", "changed"}


def lost(database: Base, ledger: Acknowledged) -> Iterator[str]:
    """What was acknowledged and is not there, or is not what it was: visits, their outcomes, captures and revisions."""
    visits = {visit["_id"]: visit for visit in database.visits.find()}
    captures = {capture["_id"] for capture in database.captures.find({}, {"_id": 1})}
    revisions = {revision["_id"] for revision in database.revisions.find({}, {"_id": 1})}
    for name in ledger.kept | ledger.done.keys():
        visit = visits.get(name)
        if visit is None:
            yield f"visit {name} was acknowledged and is missing"
            continue
        if visit["payload_digest"] and visit["payload_digest"] not in captures:
            yield f"visit {name} was acknowledged and its capture is missing"
        if visit["outcome"] != ledger.done.get(name, visit["outcome"]):
            yield f"visit {name} was acknowledged as {ledger.done[name]} and is {visit['outcome']}"
        if visit["outcome"] in RECORDING and f"{visit['article']}#{visit['revision']}" not in revisions:
            yield f"visit {name} is {visit['outcome']}, and revision {visit['revision']} is missing"


def doubled(database: Base) -> Iterator[str]:
    """Histories whose numbers are not 1, 2, 3 …, and texts that were recorded twice in a row."""
    histories = defaultdict(list)
    for revision in database.revisions.find({}, {"article": 1, "number": 1, "content_digest": 1}):
        histories[revision["article"]].append((revision["number"], revision["content_digest"]))
    for article, found in histories.items():
        in_order = sorted(found)
        if [number for number, _ in in_order] != list(range(1, len(in_order) + 1)):
            yield f"{article} has revisions {[number for number, _ in in_order]}"
        texts = [digest for _, digest in in_order]
        yield from (
            f"{article}: revision {at + 2} repeats the text before it"
            for at, pair in enumerate(pairwise(texts))
            if pair[0] == pair[1]
        )


def wrong(database: Base, newsroom: Newsroom) -> Iterator[str]:
    """Articles whose newest revision or state is not what the newsroom serves in the edition that was just crawled."""
    for expected in newsroom.truth(newsroom.edition):
        yield from wrong_article(database, newsroom, expected)


def wrong_article(database: Base, newsroom: Newsroom, expected: Expected) -> Iterator[str]:
    """What is wrong with one of them."""
    served = state_at(newsroom.script, expected.story, newsroom.edition)
    found = list(database.articles.find({"urls": expected.article}))
    if served.status >= 400 and not found:
        return
    if len(found) != 1:
        yield f"{expected.article} has {len(found)} records"
        return
    moved = served.moved_to and found[0]["_id"] == expected.article  # else it was first met where it is now
    state = "gone" if served.status in {404, 410} else "moved" if moved else "live"
    if served.status < 500 and found[0]["state"] != state:
        yield f"{expected.article} is {found[0]['state']} instead of {state}"
    newest = max(database.revisions.find({"article": found[0]["_id"]}), key=lambda revision: revision["number"])
    shows = (newest["headline"], tuple(newest["paragraphs"])) == (served.headline, served.paragraphs)
    if served.status < 400 and not shows:
        yield f"{expected.article}: revision {newest['number']} is not the text that is served"


def held(database: Base) -> Counter[str]:
    """How many documents each collection has."""
    names: Iterable[str] = ("visits", "captures", "revisions", "articles")
    return Counter({name: database[name].count_documents({}) for name in names})

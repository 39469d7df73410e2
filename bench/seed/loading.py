"""Lives into a database, many documents at once, made by as many processes as there is work for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from itertools import islice

from pymongo import MongoClient

from bench.seed.lives import Life, life_of
from bench.seed.plan import Plan
from crawler.store.bodies import capture_document
from crawler.store.codec import Document, article_document, revision_document, visit_document

CHUNK = 60  # articles that are written together


def load(uri: str, database: str, plans: Iterable[Plan], *, until: datetime, processes: int) -> Iterator[int]:
    """Write what the plans come to; yields how many revisions were written, step by step."""
    write = partial(load_chunk, uri, database, until=until)
    if processes < 2:
        yield from map(write, chunks(plans))
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(write, chunks(plans))


def chunks(plans: Iterable[Plan]) -> Iterator[list[Plan]]:
    """The plans, a handful at a time."""
    rest = iter(plans)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def load_chunk(uri: str, database: str, plans: Sequence[Plan], *, until: datetime) -> int:
    """Write some articles with all that belongs to them; how many revisions they have."""
    lives = [life_of(plan, until=until) for plan in plans]
    with MongoClient[Document](uri, w=1, journal=True) as client:
        for collection, documents in documents_of(lives).items():
            client[database][collection].insert_many(documents, ordered=False)
    return sum(len(life.revisions) for life in lives)


def documents_of(lives: Sequence[Life]) -> dict[str, list[Document]]:
    """The documents of some lives by collection; what is rested on comes first."""
    brought = [
        {visit.revision: visit.id for visit in life.visits if visit.outcome in {"new", "changed"}} for life in lives
    ]
    return {
        "captures": [capture_document(capture) for life in lives for capture in life.captures],
        "revisions": [
            revision_document(revision, visit=visits[revision.number])
            for life, visits in zip(lives, brought, strict=True)
            for revision in life.revisions
        ],
        "articles": [article_document(life.article, edition=life.editions) for life in lives if life.article],
        "visits": [visit_document(visit) for life in lives for visit in life.visits],
    }

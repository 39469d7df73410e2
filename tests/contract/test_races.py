"""Several processes on one database, and two stores told the same story."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any, get_args
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pymongo.database import Database

from crawler.model import Outcome, RevisionQuery, Validators
from crawler.store.chain import broken_links
from crawler.store.memory import MemoryStore
from crawler.store.protocol import Store
from tests.contract.conftest import a_store
from tests.store.newsdesk import FERRY, digest, first_revision, minute, next_revision, stamp, visit

Documents = Database[dict[str, Any]]
TEXTS = ("Four died", "Five died", "Six died")


def test_three_processes_make_one_whole_history(mongodb_uri: str, database: Documents) -> None:
    command = [sys.executable, "-m", "tests.contract.racer", mongodb_uri, database.name]
    racers = [subprocess.Popen([*command, name, "8"]) for name in ("Ayşe", "Barış", "Can")]
    assert [racer.wait(timeout=50) for racer in racers] == [0, 0, 0]
    store = a_store(mongodb_uri, database)

    async def read() -> None:
        newest_first = [revision async for revision in store.revisions(RevisionQuery(article=FERRY))]
        assert [revision.number for revision in newest_first] == list(range(24, 0, -1))
        assert broken_links(reversed(newest_first)) == []
        assert len({revision.headline for revision in newest_first}) == 24
        article = await store.article(FERRY)
        assert article is not None and article.head is not None
        assert (article.head.number, article.revisions) == (24, 24)
        assert [seen.outcome async for seen in store.visits()] == ["new"] + 23 * ["changed"]
        await store.close()

    asyncio.run(read())


Step = tuple[str, Any]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("see"), st.sampled_from(TEXTS)),
        st.tuples(st.just("crash after the revision of"), st.sampled_from(TEXTS)),
        st.tuples(
            st.just("visit"),
            st.fixed_dictionaries(
                {
                    "at": st.integers(min_value=-3, max_value=12),
                    "outcome": st.sampled_from([one for one in get_args(Outcome) if one not in {"new", "changed"}]),
                    "address": st.sampled_from(["", "?amp", "?new"]),
                    "moved_to": st.sampled_from([None, "?new"]),
                    "etag": st.sampled_from([None, '"1"', '"2"']),
                }
            ),
        ),
    ),
    max_size=10,
)


async def see(store: Store, article: str, at: int, text: str, *, crash: bool) -> object:
    known = await store.recall(article, digest(text))
    if known is None:
        revision = first_revision(text, at=minute(at), article=article)
    elif known.latest.content_digest == digest(text):
        return await store.finish_visit(
            visit(minute(at), "unchanged", article=article, date_modified=stamp(minute(at)))
        )
    else:
        revision = next_revision(known.latest, text, minute(at))
    record = store.append if crash else store.record
    return await record(revision, visit(minute(at), "changed" if known else "new", article=article))


async def told(store: Store, article: str, steps: list[Step]) -> list[object]:
    """What a store answers to a story, and what it holds in the end."""
    answers: list[object] = []
    for number, (what, detail) in enumerate(steps):
        if what == "visit":
            seen = visit(
                minute(detail["at"]),
                detail["outcome"],
                id=f"{article} {number}",
                article=article,
                url=article + detail["address"],
                moved_to=detail["moved_to"] and article + detail["moved_to"],
                date_modified=stamp(minute(detail["at"])),
                validators=Validators(etag=detail["etag"]),
            )
            answers.append(await store.finish_visit(seen))
        else:
            answers.append(await see(store, article, number, detail, crash=what != "see"))
    answers += [await store.recall(article + address, digest("Five died")) for address in ("", "?amp", "?new")]
    answers += [revision async for revision in store.revisions(RevisionQuery(article=article))]
    answers += [visit async for visit in store.visits(article=article)]
    return [*answers, await store.article(article)]


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_memory_and_mongodb_answer_alike(mongodb_uri: str, database: Documents, steps: list[Step]) -> None:
    article = f"https://news.example/{uuid4().hex}"

    async def compare() -> None:
        mongo = a_store(mongodb_uri, database)
        await mongo.open()
        assert await told(mongo, article, steps) == await told(MemoryStore(), article, steps)
        await mongo.close()

    asyncio.run(compare())

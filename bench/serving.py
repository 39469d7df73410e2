"""How fast the web service answers, over the real server and a real socket: ``python -m bench.serving --home DIR``.

DIR holds a database that ``python -m bench.seed --revisions 100000 --home DIR`` made. Every page is asked for one at a time, as
one reader would, then by fifty readers at once. The dashboard's pages are measured where they answer 200.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import quote

import httpx
import uvicorn

from crawler.commands.serve import configured, listening
from crawler.model import RevisionQuery
from crawler.monitor.web.services import Services, on_mongo
from crawler.store.choose import find_server
from crawler.store.mongo import MongoStore

READERS = 50


def main() -> int:
    """Measure and print; 1 if an answer was an error."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="TASHIH_HOME of the seeded database")
    parser.add_argument("--database", default="tashih")
    parser.add_argument("--rounds", type=int, default=100, help="requests for each page")
    wanted = parser.parse_args()
    uri = find_server(mongodb_uri=None, home=wanted.home.absolute()).uri
    store = MongoStore(lambda: uri, database=wanted.database, patience=30)
    return asyncio.run(measure(on_mongo(store), rounds=wanted.rounds))


async def measure(services: Services, *, rounds: int) -> int:
    """Ask for every page, first by one reader, then by many."""
    failures = 0
    async with served(services) as client:
        paths = await paths_of(services)
        for name, path in paths.items():
            failures += await alone(client, name, path, rounds=rounds)
        failures += await together(client, [path for name, path in paths.items() if name.startswith("api")])
    return 1 if failures else 0


@asynccontextmanager
async def served(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    """The service as `tashih serve` runs it, and a client of it."""
    with listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(configured(services))
        server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        limits = httpx.Limits(max_connections=READERS)
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
            while not server.started and not serving.done():
                await asyncio.sleep(0.01)
            yield client
        server.should_exit = True
        await serving


async def paths_of(services: Services) -> dict[str, str]:
    """The pages to measure, about an article of the database that was edited and one whose text is long."""
    page = await services.browsing.revisions(RevisionQuery(), before=None, limit=200)
    edited = max((each for each in page.items if each.number > 1), key=lambda each: sum(map(len, each.paragraphs)))
    url, publisher = quote(edited.article, safe=""), quote(edited.publisher)
    about = f"url={url}&before={edited.number - 1}&after={edited.number}"
    return {
        "api: 50 newest revisions": "/api/revisions",
        "api: 50 of a publisher": f"/api/revisions?publisher={publisher}",
        "api: 50 silent edits": "/api/revisions?silent=true",
        "api: 50 headline changes": "/api/revisions?kind=headline",
        "api: 50 by a word": "/api/revisions?term=alleged",
        "api: a rare kind, silent": "/api/revisions?kind=retraction&silent=true",
        "api: a kind, not silent": "/api/revisions?kind=correction&silent=false",
        "api: warnings": "/api/warnings",
        "api: annotations": "/api/annotations",
        "api: 50 articles": "/api/articles",
        "api: history": f"/api/article/revisions?url={url}",
        "api: diff": f"/api/diff?{about}",
        "api: feed": "/feeds/revisions.atom",
        "api: time gate": f"/timegate/{edited.article}",
        "page: stream": "/",
        "page: silent edits": "/?silent=true",
        "page: a rare kind, silent": "/silent?kind=retraction",
        "page: annotations": "/annotations",
        "page: publishers": "/publishers",
        "page: publisher": f"/publishers/{publisher}",
        "page: schedule": "/schedule",
        "page: article": f"/article?url={url}",
        "page: diff": f"/diff?url={url}&to={edited.number}",
    }


async def alone(client: httpx.AsyncClient, name: str, path: str, *, rounds: int) -> int:
    """One reader after the other; how many answers were errors."""
    if (await client.get(path)).status_code >= 400:
        print(f"{name:<28} answers with an error")
        return 0 if name.startswith("page") else 1
    found = [await timed(client, path) for _ in range(rounds)]
    report(name, [took for took, _ in found])
    return sum(status >= 400 for _, status in found)


async def together(client: httpx.AsyncClient, paths: Sequence[str]) -> int:
    """Fifty readers at once, each of them on another page; how many answers were errors."""
    asked = [paths[number % len(paths)] for number in range(READERS * 4)]
    began = perf_counter()
    found = await asyncio.gather(*(timed(client, path) for path in asked))
    whole = perf_counter() - began
    report(f"{READERS} readers at once", [took for took, _ in found])
    errors = sum(status >= 400 for _, status in found)
    print(f"{'':<28} {len(found) / whole:.0f} answers a second, {errors} errors")
    return errors


async def timed(client: httpx.AsyncClient, path: str) -> tuple[float, int]:
    """Milliseconds until the whole answer was there, and its status."""
    began = perf_counter()
    answer = await client.get(path)
    return (perf_counter() - began) * 1000, answer.status_code


def report(name: str, took: Sequence[float]) -> None:
    """Print a line."""
    print(f"{name:<28} median {median(took):7.1f} ms   p99 {quantiles(took, n=100)[98]:7.1f} ms")


if __name__ == "__main__":
    sys.exit(main())

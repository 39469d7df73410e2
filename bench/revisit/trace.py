"""A real trace of a news portal's edits as a world: timestamps only, no text.

The file has one line a story, ``section,published,last_listed,updates`` in seconds, updates separated by semicolons. A story was
watched only while the portal listed it, and only the last edit between two snapshots is known: a check, not the bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

from bench.revisit.world import DAY, POLL, Story, World


def trace(path: Path) -> World:
    """The trace as a world: every section a site of its own, all on one host, all of its time scored."""
    rows = sorted(_rows(path), key=lambda row: row[1])
    start = floor(rows[0][1] / DAY) * DAY
    sections = {name: number for number, name in enumerate(sorted({row[0] for row in rows}))}
    stories = [
        Story(
            name=f"https://portal.example/{number}",
            site=sections[section],
            host=0,
            published=published - start,
            found=(floor((published - start) / POLL) + 1) * POLL,
            until=until - start,
            liveliness=1.0,
            edits=[update - start for update in updates if update <= until],
        )
        for number, (section, published, until, updates) in enumerate(rows)
    ]
    days = ceil(max(story.until for story in stories) / DAY)
    return World(stories, len(sections), 1, days * DAY, (0.0, days * DAY), len(stories) / days)


def _rows(path: Path) -> Iterator[tuple[str, float, float, list[float]]]:
    """Section, publication, end of watching and updates of every story, in hours."""
    for line in path.read_text(encoding="ascii").splitlines():
        section, *rest = line.split(",")
        if not rest[0].isdigit():
            continue  # the heading
        published, until, updates = rest
        yield section, int(published) / 3600.0, int(until) / 3600.0, sorted(_hours(updates))


def _hours(updates: str) -> list[float]:
    return [int(update) / 3600.0 for update in updates.split(";") if update]

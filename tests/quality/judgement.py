"""How well the judgement of changes agrees with a labelled set: ``python -m tests.quality.judgement [--data FILE]``.

FILE holds pairs of readings, as TOML (a ``[[pair]]`` each) or JSON Lines (an object a line), with

``before``, ``after``  tables of ``headline``, ``description``, ``authors``, ``paragraphs``; what is missing is empty
``language``           two letters, as the page says; may be missing
``stamps``             the publisher's stamp before and after: ``2026-03-02T09:18:57Z``, ``2026-03-02T09:18`` (to the minute),
                       ``2026-03-02`` (to the day), the same with `` relative`` behind it ("2 hours ago"); empty or null: none
``reverts_to``         number of the revision that came back; may be missing
``kinds``              the expected kinds, in any order, as docs/changes.md defines them
``silent``             whether it is a silent edit; may be missing
``actions``            the expected actions by name (``"edit"``), or tables with an ``action``; in any order, one a sentence,
                       a split or merged sentence being one edit
``facts``              expected facts: ``[kind, before, after]`` or tables of these; empty or null where the fact does not stand.
                       A side agrees if one of the two texts holds the other's words ("12" and "12 people")
``why``                what happens, for the reader; may be missing

Kinds agree if the sets are equal; actions count one by one; of the facts it counts how many were found. Exit 1 below the
floors, or if a pair with a changed fact was called cosmetic, or if the actions do not rebuild the text after.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.judgement import apply, judge
from crawler.judgement.words import tokens
from crawler.model import Change, Fact, Precision, Stamp

OWN = Path(__file__).parent / "data" / "judgement.toml"
FLOORS = {"kinds": 0.97, "silent": 0.97, "actions": 0.95, "facts": 0.95}


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a pair."""

    headline: str
    description: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    date_modified: Stamp | None
    in_language: str


@dataclass(frozen=True, kw_only=True)
class Score:
    """How one pair was judged: counts of what agreed, of what there was, and what went wrong in words."""

    agreed: Counter[str]
    total: Counter[str]
    wrong: tuple[str, ...]


def pairs_in(path: Path) -> list[Mapping[str, Any]]:
    """The labelled pairs of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return list(tomllib.loads(text)["pair"])
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def stamp(said: str | None) -> Stamp | None:
    """A stamp as the set writes it."""
    if not said:
        return None
    raw, _, flag = said.partition(" ")
    digits = len(raw.rstrip("Z"))
    precision: Precision = "day" if digits == 10 else "hour" if digits == 13 else "minute" if digits == 16 else "second"
    at = datetime.fromisoformat(raw)
    return Stamp(
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
        raw=raw,
        source="visible",
        zone="UTC",
        precision=precision,
        flags=(flag,) if flag else (),
    )


def side(pair: Mapping[str, Any], name: str, at: int) -> Side:
    """One side of a pair as a text that can be judged."""
    said = pair[name]
    return Side(
        headline=said.get("headline", ""),
        description=said.get("description", ""),
        authors=tuple(said.get("authors", ())),
        paragraphs=tuple(said.get("paragraphs", ())),
        date_modified=stamp((pair.get("stamps") or (None, None))[at]),
        in_language=pair.get("language", ""),
    )


def score(pair: Mapping[str, Any]) -> Score:
    """Judge one pair and compare."""
    before, after = side(pair, "before", 0), side(pair, "after", 1)
    change = judge(before, after, reverts_to=pair.get("reverts_to"))
    want: Counter[str] = Counter(each if isinstance(each, str) else each["action"] for each in pair["actions"])
    found: Counter[str] = Counter(action.action for action in change.actions)
    facts = [expected(each) for each in pair.get("facts", ())]
    hits = [fact for fact in facts if any(agrees(fact, other) for other in change.facts)]
    silent = pair.get("silent", change.silent)
    agreed = Counter(
        kinds=set(pair["kinds"]) == set(change.kinds),
        silent=silent == change.silent,
        actions=(want & found).total(),
        facts=len(hits),
        rebuilt=tuple(apply(before, change.actions))
        == (after.headline, after.description, after.authors, after.paragraphs),
        guarded=not (facts and "cosmetic" in change.kinds),
    )
    total = Counter(kinds=1, silent=1, actions=(want | found).total(), facts=len(facts), rebuilt=1, guarded=1)
    return Score(agreed=agreed, total=total, wrong=tuple(complaints(pair, change, agreed, total)))


def expected(said: Any) -> Fact:
    """A fact as the set writes it."""
    kind, before, after = said if isinstance(said, list) else (said["kind"], said.get("before"), said.get("after"))
    return Fact(kind=kind, before=before or None, after=after or None)


def agrees(one: Fact, other: Fact) -> bool:
    """Do two facts say the same?"""
    return one.kind == other.kind and same(one.before, other.before) and same(one.after, other.after)


def same(one: str | None, other: str | None) -> bool:
    """Does one of two texts hold the other's words? Nothing agrees with nothing alone."""
    if one is None or other is None:
        return one is other
    short, long = sorted((f" {' '.join(tokens(text.lower()))} " for text in (one, other)), key=len)
    return short in long


def complaints(pair: Mapping[str, Any], change: Change, agreed: Counter[str], total: Counter[str]) -> Iterator[str]:
    """What disagreed, for the person who mends it."""
    got = {
        "kinds": sorted(change.kinds),
        "silent": change.silent,
        "actions": sorted(Counter(action.action for action in change.actions).items()),
        "facts": [(fact.kind, fact.before, fact.after) for fact in change.facts],
        "rebuilt": False,
        "guarded": change.kinds,
    }
    for what in total:
        if agreed[what] != total[what]:
            yield f"{pair.get('why', '')}: {what}: expected {pair.get(what, True)}, got {got[what]}"


def report(scores: Iterable[Score]) -> tuple[dict[str, float], list[str]]:
    """The share of agreement in each respect, and all complaints."""
    agreed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for each in scores:
        agreed.update(each.agreed)
        total.update(each.total)
        wrong += each.wrong
    return {what: agreed[what] / total[what] for what in total if total[what]}, wrong


def main() -> int:
    """Print the complaints, and as the last line the figures as a JSON object (shares of 1)."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=OWN, help="a labelled set (default: our own)")
    pairs = pairs_in(parser.parse_args().data)
    shares, wrong = report(map(score, pairs))
    sys.stderr.writelines(f"{each}\n" for each in wrong)
    sys.stdout.write(
        json.dumps({"pairs": len(pairs)} | {what: round(share, 4) for what, share in shares.items()}) + "\n"
    )
    return int(any(share < FLOORS.get(what, 1.0) for what, share in shares.items()))


if __name__ == "__main__":
    raise SystemExit(main())

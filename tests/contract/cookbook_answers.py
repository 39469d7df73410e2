"""What the cookbook's questions must answer, reached without a query: every document is looked at, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

Document = dict[str, Any]
HOUR, SHIFT, DAY, WEEK = timedelta(hours=1), timedelta(hours=8), timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that is stored, and what is asked about."""

    revisions: list[Document]
    articles: list[Document]
    visits: list[Document]
    captures: list[Document]
    now: datetime
    url: str
    publisher: str

    def since(self, documents: list[Document], clock: str, age: timedelta) -> list[Document]:
        return [each for each in documents if self.now - age <= each[clock] < self.now]

    def made(self, age: timedelta) -> list[Document]:
        return self.since(self.revisions, "first_seen", age)

    def edits(self, age: timedelta = WEEK) -> list[Document]:
        return [each for each in self.made(age) if each["change"] is not None]

    def own_edits(self) -> list[Document]:
        return [each for each in self.edits() if each["publisher"] == self.publisher]

    def of_kind(self, kind: str, age: timedelta = WEEK) -> list[Document]:
        return [each for each in self.edits(age) if kind in each["change"]["kinds"]]

    def looks(self, outcome: str, age: timedelta = WEEK) -> list[Document]:
        return [each for each in self.since(self.visits, "at", age) if each["outcome"] == outcome]

    def are(self, state: str) -> set[str]:
        return {each["_id"] for each in self.articles if each["state"] == state}


ANSWERS: dict[str, Callable[[World], Any]] = {}


def to(title: str) -> Callable[[Callable[[World], Any]], Callable[[World], Any]]:
    """Registers the answer to the question of that title."""

    def register(answer: Callable[[World], Any]) -> Callable[[World], Any]:
        ANSWERS[title] = answer
        return answer

    return register


@to("What changed in the last hour?")
def _(world: World) -> Any:
    newest = sorted(world.made(HOUR), key=lambda each: each["first_seen"])[::-1][:20]
    return [each["_id"] for each in newest]


@to("What did an article say at an instant?")
def _(world: World) -> Any:
    before = [each for each in world.revisions if each["article"] == world.url and each["first_seen"] <= world.now]
    return max(before, key=lambda each: each["number"])["paragraphs"]


@to("Which silent edits did each publisher make, day by day?")
def _(world: World) -> Any:
    silent = [each for each in world.edits() if each["change"]["silent"]]
    return Counter((each["publisher"], each["first_seen"].date().isoformat()) for each in silent)


@to("How many silent edits did a publisher make, week by week?")
def _(world: World) -> Any:
    own = [each for each in world.revisions if each["publisher"] == world.publisher and each["change"]]
    silent = [each["first_seen"] for each in own if each["change"]["silent"]]
    starts = [world.now - weeks * WEEK for weeks in (4, 3, 2, 1)]
    return {start.date().isoformat(): sum(start <= at < start + WEEK for at in silent) for start in starts}


@to("Who removed a word?")
def _(world: World) -> Any:
    removed = [each for each in world.edits() if "alleged" in each["change"]["terms_removed"]]
    return sorted((each["first_seen"], each["publisher"], each["article"]) for each in removed)


@to("Who wrote a word first, when a text was edited?")
def _(world: World) -> Any:
    added = [each for each in world.edits() if "reportedly" in each["change"]["terms_added"]]
    return min((each["first_seen"], each["publisher"]) for each in added)


@to("How did a publisher's headlines change?")
def _(world: World) -> Any:
    texts = {each["_id"]: each["headline"] for each in world.revisions}
    changed = [each for each in world.own_edits() if "headline" in each["change"]["kinds"]]
    return Counter(
        (each["article"], texts[f"{each['article']}#{each['number'] - 1}"], each["headline"]) for each in changed
    )


@to("Which numbers rose today?")
def _(world: World) -> Any:
    facts = [(each["article"], fact) for each in world.of_kind("body", DAY) for fact in each["change"]["facts"]]
    plain = [
        (article, fact["before"], fact["after"])
        for article, fact in facts
        if fact["kind"] == "number" and all(str(fact[side]).isdigit() for side in ("before", "after"))
    ]
    return Counter(each for each in plain if int(each[2]) > int(each[1]))


@to("How long after publication does a publisher's first edit come?")
def _(world: World) -> Any:
    return median(age(each) for each in dated(world.own_edits()) if each["number"] == 2)


@to("At what age, in hours, are a publisher's articles edited?")
def _(world: World) -> Any:
    return Counter(int(age(each).total_seconds() // 3600) for each in dated(world.own_edits()))


def dated(revisions: list[Document]) -> list[Document]:
    """Those that say when they were published."""
    return [each for each in revisions if each["date_published"]]


def age(revision: Document) -> timedelta:
    """How old the article was, by its own claim."""
    return revision["first_seen"] - revision["date_published"]["at"]  # type: ignore[no-any-return]


@to("Which edits went back to an earlier text?")
def _(world: World) -> Any:
    back = [each for each in world.of_kind("revert") if not each["change"]["alternates"]]
    texts = {(each["article"], each["content_digest"], each["number"]) for each in world.revisions}
    return Counter((each["article"], each["number"], went_back_to(each, texts)) for each in back)


def went_back_to(revision: Document, texts: set[tuple[str, str, int]]) -> int:
    """The number of the newest earlier revision with the very same text."""
    return max(
        number
        for article, digest, number in texts
        if (article, digest) == (revision["article"], revision["content_digest"]) and number < revision["number"]
    )


@to("What was retracted?")
def _(world: World) -> Any:
    return Counter(
        (each["first_seen"], f"{each['article']}#{each['number'] - 1}") for each in world.of_kind("retraction")
    )


@to("Which corrections came more than a day late?")
def _(world: World) -> Any:
    return Counter((each["article"], age(each)) for each in dated(world.of_kind("correction")) if age(each) > DAY)


@to("Whose words were changed in silence?")
def _(world: World) -> Any:
    silent = [each for each in world.edits() if each["change"]["silent"]]
    facts = [(each["article"], fact) for each in silent for fact in each["change"]["facts"] if fact["kind"] == "quote"]
    both = [(article, fact["before"], fact["after"]) for article, fact in facts]
    return Counter(each for each in both if None not in each)


@to("Which bylines changed?")
def _(world: World) -> Any:
    authors = {each["_id"]: each["authors"] for each in world.revisions}
    before = {each["_id"]: authors[f"{each['article']}#{each['number'] - 1}"] for each in world.edits()}
    changed = [each for each in world.edits() if before[each["_id"]] != each["authors"]]
    return Counter((each["article"], each["number"], tuple(each["authors"])) for each in changed)


@to("Which edit was made on many articles?")
def _(world: World) -> Any:
    made = {(each["change"]["diff_digest"], each["article"]) for each in world.edits(DAY)}
    often = {digest for digest, times in Counter(digest for digest, _ in made).items() if times > 1}
    return {digest: sorted(article for found, article in made if found == digest) for digest in often}


@to("On which other articles was this very edit made?")
def _(world: World) -> Any:
    changes = {each["_id"]: each["change"]["diff_digest"] for each in world.revisions if each["change"]}
    edit = changes[f"{world.url}#2"]
    return sorted(each.partition("#")[0] for each, digest in changes.items() if digest == edit)


@to("Where else did this very text stand?")
def _(world: World) -> Any:
    text = next(each for each in world.revisions if each["_id"] == f"{world.url}#1")
    shown = ("headline", "description", "authors", "paragraphs")
    return sorted(each["_id"] for each in world.revisions if all(each[name] == text[name] for name in shown))


@to("Which articles were edited most today?")
def _(world: World) -> Any:
    return sorted(Counter(each["article"] for each in world.edits(DAY)).values())[::-1][:10]


@to("How long after a publisher's own stamp did we see an edit?")
def _(world: World) -> Any:
    said = [each for each in world.own_edits() if not each["change"]["silent"]]
    return median(each["first_seen"] - each["date_modified"]["at"] for each in said)


@to("How exactly is the time of a publisher's edits known?")
def _(world: World) -> Any:
    return median(each["first_seen"] - each["not_before"] for each in world.own_edits())


@to("What was set aside as noise, and by which rule?")
def _(world: World) -> Any:
    own = [each for each in world.made(DAY) if each["publisher"] == world.publisher]
    return Counter(noise["rule"] for each in own for noise in each["noise"])


@to("Which article stands, or stood, at an address?")
def _(world: World) -> Any:
    return [(each["_id"], each["state"], each["revisions"]) for each in world.articles if world.url in each["urls"]]


@to("What share of a publisher's articles was edited?")
def _(world: World) -> Any:
    own = [each for each in world.since(world.articles, "first_seen", WEEK) if each["publisher"] == world.publisher]
    edited = {each["article"] for each in world.revisions if each["number"] == 2}
    return len([each for each in own if each["_id"] in edited]) / len(own)


@to("Which articles were gone today, and are back?")
def _(world: World) -> Any:
    return sorted({each["article"] for each in world.looks("gone", DAY)} & world.are("live"))


@to("Which articles of this week are gone?")
def _(world: World) -> Any:
    headlines = {each["article"]: each["headline"] for each in by_number(world.revisions)}
    new = {each["_id"] for each in world.since(world.articles, "first_seen", WEEK)}
    return sorted((each, headlines[each]) for each in new & world.are("gone"))


def by_number(revisions: list[Document]) -> Iterator[Document]:
    """Revisions in the order of their numbers."""
    yield from sorted(revisions, key=lambda each: each["number"])


@to("Which articles moved, and where to?")
def _(world: World) -> Any:
    return sorted((each["article"], each["moved_to"]) for each in world.looks("moved"))


@to("Which visits failed, and why?")
def _(world: World) -> Any:
    reasons = Counter((each["publisher"], each["reason"]) for each in world.looks("failed"))
    return sorted(reasons.values(), reverse=True)[:20]


@to("Which pages came, but were never read?")
def _(world: World) -> Any:
    unread = [each for each in world.looks("failed") if each["reason"] == "not read yet"]
    return Counter((each["article"], each["payload_digest"]) for each in unread)


@to("Which stamps moved, though the text stood?")
def _(world: World) -> Any:
    return Counter((each["article"], each["date_modified"]["at"]) for each in world.looks("touched"))


@to("How short may an edit of an article have lived and still have been seen?")
def _(world: World) -> Any:
    shown = [each["at"] for each in world.since(world.visits, "at", WEEK) if saw_text(each, world.url)]
    return max(later - min(at for at in shown if at >= each) for each, later in following(shown))


def saw_text(visit: Document, article: str) -> bool:
    """Whether a visit showed the text of that article."""
    return visit["article"] == article and visit["outcome"] not in {"gone", "moved", "blocked", "failed"}


def following(moments: list[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """Each moment with the next one."""
    for moment in moments:
        if later := [other for other in moments if other > moment]:
            yield moment, min(later)


@to("How closely was each publisher watched in this shift?")
def _(world: World) -> Any:
    seen = world.since(world.visits, "at", SHIFT)
    gaps: dict[str, list[timedelta]] = {}
    for article in {each["article"] for each in seen}:
        own = [each for each in seen if each["article"] == article]
        between = [later - earlier for earlier, later in following([each["at"] for each in own])]
        gaps.setdefault(own[0]["publisher"], []).extend(between)
    return {publisher: median(between) for publisher, between in gaps.items() if between}


@to("How fast did publishers answer in this shift?")
def _(world: World) -> Any:
    seen = [each for each in world.since(world.visits, "at", SHIFT) if each["took_ms"] is not None]
    publishers = {each["publisher"] for each in seen}
    return {name: median(each["took_ms"] for each in seen if each["publisher"] == name) for name in publishers}


@to("How much evidence came today, and how much room does it take?")
def _(world: World) -> Any:
    came = world.since(world.captures, "at", DAY)
    return len(came), sum(each["bytes"] for each in came), sum(len(each["body"]) for each in came)

"""The stages of an article's life: live, gone, moved, blocked, each with the interval in which it began and its evidence.

A stage begins with the first visit that found it. One 404 may be a server's bad minute, so a stage is called confirmed only once
a later visit has found the same; ``410 Gone`` says of itself that it is meant (RFC 9110 section 15.5.11). Steps are pure,
and safe to take twice.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model import Article, Merge, Stage, State, Visit

CONFIRMS_ITSELF = {410}
STAGES_MOST = (
    100  # a wall that comes and goes would make the record grow without end; the first stage and the newest stay
)
MERGES_MOST = 100


def stages_after(article: Article, state: State, visit: Visit) -> tuple[Stage, ...]:
    """The stages of an article that a visit left in *state*."""
    present = article.stages[-1] if article.stages else first_stage(article)
    if visit.outcome == "failed":
        return article.stages
    if state != present.state or leads_on(present, visit):
        return kept((*(article.stages or (present,)), begun(state, present, visit)))
    return (*article.stages[:-1], stood(present, visit))


def leads_on(present: Stage, visit: Visit) -> bool:
    """Whether an article that moved was found to have moved on."""
    return visit.outcome == "moved" and visit.moved_to not in {None, present.moved_to}


def first_stage(article: Article) -> Stage:
    """The stage of an article of which no other is known."""
    return Stage(state=article.state, since=article.first_seen, last=article.last_seen)


def begun(state: State, before: Stage, visit: Visit) -> Stage:
    """The stage that a visit begins."""
    return Stage(
        state=state,
        since=visit.at,
        last=visit.at,
        not_before=before.last,
        confirmed=visit.at if visit.status in CONFIRMS_ITSELF else None,
        reason=visit.reason,
        moved_to=visit.moved_to if state == "moved" else None,
        visit=visit.id,
    )


def stood(present: Stage, visit: Visit) -> Stage:
    """The stage that a visit found to last."""
    later = visit.at > present.since
    return replace(
        present,
        last=max(present.last, visit.at),
        confirmed=present.confirmed or (visit.at if later else None),
        visit=present.visit or ("" if later else visit.id),
    )


def kept(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """As many stages as a record holds."""
    return stages if len(stages) <= STAGES_MOST else (stages[0], *stages[1 - STAGES_MOST :])


def merge_of(visit: Visit) -> Merge:
    """What a visit that found an article moved means to the one in which its history goes on."""
    return Merge(article=visit.article, at=visit.at, reason=visit.reason, visit=visit.id)


def after_merge(article: Article, merge: Merge) -> Article:
    """The article with the note that another one's history goes on in it; the first note about each stays."""
    if merge.article == article.url or any(known.article == merge.article for known in article.merged):
        return article
    return replace(article, merged=(*article.merged, merge)[-MERGES_MOST:])

"""Why an article is due, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import expm1

from crawler.model import Article
from crawler.monitor.web.pages.speech import Speech
from crawler.schedule.agenda import agenda_of
from crawler.schedule.policy import Plan


@dataclass(frozen=True, slots=True)
class Planned:
    """When an article is visited next, and the reason."""

    at: datetime
    why: str


def planned(article: Article, speech: Speech) -> Planned | None:
    """The next visit that the schedule foresees; None if it foresees none."""
    agenda = agenda_of(article.schedule)
    if article.next_visit is None or agenda is None or agenda.plan is None:
        return None
    return Planned(article.next_visit, reason(agenda.plan, speech))


def reason(plan: Plan, speech: Speech) -> str:
    """A plan's reason as a sentence, and what it was reckoned with."""
    because = speech.say(
        f"because.{plan.because.replace(' ', '_')}",
        likely=speech.percent(round(-expm1(-plan.expected), 2)),
        sources=", ".join(plan.sources),
        attempts=plan.unanswered,
    )
    return speech.say(
        "because.reckoned",
        because=because,
        age=speech.span(timedelta(hours=plan.age)),
        lively=speech.number(round(plan.liveliness, 1)),
        visit=plan.visits + 1,
    )

"""Why a visit is due, in a sentence for people."""

from __future__ import annotations

from math import expm1

from crawler.schedule.policy import Because, Plan

REASONS: dict[Because, str] = {
    "worth": "a new revision is {likely} likely by then, enough to be worth a visit",
    "bound": "a new revision is {likely} likely by then already, and sooner would be impatient",
    "signal": "{sources} announced a change, and a new revision is {likely} likely",
    "young": "the article is young and the budget allows a look every quarter of an hour",
    "last look": "this is a last look for late changes; a new revision is {likely} likely",
    "unanswered": "{unanswered} did not show the text, and the wait grows",
}


def why(plan: Plan) -> str:
    """The reason as one sentence, without the instant."""
    reason = REASONS[plan.because].format(
        likely=_percent(-expm1(-plan.expected)),
        sources=" and ".join(plan.sources),
        unanswered="the last attempt" if plan.unanswered == 1 else f"the last {plan.unanswered} attempts in a row",
    )
    return f"due because {reason} (age then {span(plan.age)}, {_lively(plan.liveliness)}, visit {plan.visits + 1})"


def span(hours: float) -> str:
    """A length of time, rounded for people.

    >>> span(0.4), span(5.2), span(100), span(9000)
    ('24 minutes', '5.2 hours', '4.17 days', '375 days')
    """
    if hours < 1.5:
        return f"{hours * 60:.0f} minutes"
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.3g} days"


def _percent(chance: float) -> str:
    return f"{chance:.0%}" if chance >= 0.01 else "less than 1%"


def _lively(liveliness: float) -> str:
    if 0.8 <= liveliness <= 1.25:
        return "as lively as usual"
    return f"{liveliness:.1f} times as lively as usual"

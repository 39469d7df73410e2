"""What is wrong with a publisher's crawl, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.monitor.health import Checkup
from crawler.monitor.web.pages.speech import Speech


def faults(checkup: Checkup, speech: Speech) -> Iterator[str]:
    """A sentence for everything that needs attention, with the next step; the same findings as ``Checkup.wrong``."""
    seen = sum(checkup.outcomes.values())
    if not checkup.articles:
        yield speech.say("fault.no_articles")
    elif not seen:
        yield speech.say("fault.no_visits")
    elif checkup.outcomes.get("failed", 0) + checkup.outcomes.get("blocked", 0) == seen:
        yield speech.say("fault.all_failed")
    for same in checkup.same_edits:
        yield speech.say("fault.same_edit", n=len(same.articles), hour=speech.moment(same.hour))
    if checkup.zone_error:
        hours = checkup.zone_error.total_seconds() / 3600
        yield speech.say("fault.zone", hours=f"{hours:+g}")

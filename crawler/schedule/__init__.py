"""When to look at an article again, and whom first under a budget: pure functions over what the visits showed."""

from crawler.schedule.bounds import BOUNDS, Bounds
from crawler.schedule.explain import why
from crawler.schedule.fitting import Look, looks_of, refit
from crawler.schedule.history import History, begin, from_document, history_of, remember, to_document
from crawler.schedule.policy import Plan, next_visit, worth_now
from crawler.schedule.profile import DEFAULT, Profile
from crawler.schedule.queue import Allowance, Candidate, host_gap, refilled, slots, whom_first
from crawler.schedule.signals import Hinted, Signal, Trust, learn_trust
from crawler.schedule.steering import RESTING, steer

__all__ = [
    "BOUNDS",
    "DEFAULT",
    "RESTING",
    "Allowance",
    "Bounds",
    "Candidate",
    "Hinted",
    "History",
    "Look",
    "Plan",
    "Profile",
    "Signal",
    "Trust",
    "begin",
    "from_document",
    "history_of",
    "host_gap",
    "learn_trust",
    "looks_of",
    "next_visit",
    "refilled",
    "refit",
    "remember",
    "slots",
    "steer",
    "to_document",
    "whom_first",
    "why",
    "worth_now",
]

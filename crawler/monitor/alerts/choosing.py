"""Whether a rule chooses a revision, a turn or an episode: the one definition, for sending and for trying."""

from __future__ import annotations

import fnmatch

from crawler.model import Change, Revision
from crawler.monitor.alerts.importance import importance
from crawler.monitor.alerts.phrases import terms_hold
from crawler.monitor.alerts.rules import Rule
from crawler.store.episodes import Episode
from crawler.store.turns import Turn


def chooses(rule: Rule, revision: Revision) -> bool:
    """Whether the rule tells of revisions, and every filter of it holds."""
    return (
        rule.about == "revisions"
        and (not rule.publishers or revision.publisher in rule.publishers)
        and names_article(rule, revision.article)
        and (change_fits(rule, revision.change) if revision.change else first_fits(rule))
        and terms_hold(rule.terms, revision)
    )


def chooses_turn(rule: Rule, turn: Turn) -> bool:
    """Whether the rule asks for this state of such an article."""
    publisher_fits = not rule.publishers or turn.publisher in rule.publishers
    return turn.state in rule.states and publisher_fits and names_article(rule, turn.article)


def chooses_episode(rule: Rule, episode: Episode) -> bool:
    """Whether the rule asks for this warning; one of the machine has no publisher, so a list of publishers leaves it out."""
    return episode.kind in rule.warnings and (not rule.publishers or episode.publisher in rule.publishers)


def names_article(rule: Rule, article: str) -> bool:
    """Whether the article is on the rule's list or fits one of its patterns; without both every article will do."""
    if not rule.articles and not rule.urls:
        return True
    return article in rule.articles or any(fnmatch.fnmatchcase(article, pattern) for pattern in rule.urls)


def change_fits(rule: Rule, change: Change) -> bool:
    """Whether the change is of the kind, size and weight that the rule wants."""
    return (
        (not rule.kinds or not rule.kinds.isdisjoint(change.kinds))
        and rule.silent in {None, change.silent}
        and (not rule.facts or not rule.facts.isdisjoint(fact.kind for fact in change.facts))
        and change.words_added + change.words_removed >= rule.min_words
        and importance(change) >= rule.importance
    )


def first_fits(rule: Rule) -> bool:
    """Whether a first revision is wanted: it has no change, so no filter on changes lets it pass."""
    about_changes = rule.kinds or rule.facts or rule.silent is not None or rule.min_words or rule.importance
    return rule.new and not about_changes

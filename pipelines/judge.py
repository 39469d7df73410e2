"""Judge: new, changed, unchanged or touched? And if changed: what, and did the publisher say so?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from itemadapter import ItemAdapter

from crawler.judgement import judge
from crawler.judgement.brief import brief
from crawler.judgement.digest import diff_digest
from crawler.judgement.stamps import relation
from crawler.model import Change, Known, Outcome, Reading, Stamp, Text


class JudgePipeline:
    """Compare the text with the one before."""

    def process_item(self, item: Any) -> Any:
        """Fill ``outcome`` and ``change`` unless the outcome is known already."""
        article = ItemAdapter(item)
        if article["outcome"] is None:
            article["outcome"], article["reason"], article["change"] = judgement_of(
                article["reading"], before=article["before"], known=article["known"], at=article["visit"].at
            )
        return item


def judgement_of(
    reading: Reading, *, before: Text | None, known: Known | None, at: datetime
) -> tuple[Outcome, str, Change | None]:
    """Outcome, reason and change of one reading, seen *at*, against what was known.

    A reading older than the latest revision (a slow worker's) can confirm an earlier state, but never adds one.
    """
    if known is None or before is None:
        return "new", "", None
    if reading.content_digest in {digest_of(before), known.latest.content_digest}:
        head = known.article.head
        return *unchanged_or_touched(head.date_modified if head else None, reading.date_modified), None
    if at < known.latest.first_seen:
        if known.seen_as is not None:
            return "unchanged", f"confirms revision {known.seen_as}, seen before revision {known.latest.number}", None
        return "failed", f"seen before revision {known.latest.number} was; its capture is kept", None
    change = judge(before, reading, reverts_to=known.seen_as)
    return "changed", "", replace(brief(change), alternates=takes_turns(known), diff_digest=diff_digest(change))


def takes_turns(known: Known) -> bool:
    """Whether this look makes it A, B, A, B: a step back to the text before the latest, which was a step back itself."""
    latest = known.latest
    back_before = latest.change is not None and latest.change.reverts_to == latest.number - 2
    return back_before and known.seen_as == latest.number - 1


def digest_of(text: Text) -> str:
    """The content digest of a revision or a reading."""
    return str(getattr(text, "content_digest", ""))


def unchanged_or_touched(last_claim: Stamp | None, claim: Stamp | None) -> tuple[Outcome, str]:
    """A stamp that moved over a text that stood is a touch; one that went back is a touch that says so."""
    moved = relation(last_claim, claim)
    if moved == "backwards":
        return "touched", "the stamp went back"
    return ("touched" if moved == "moved" else "unchanged"), ""

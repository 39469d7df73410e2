"""The nouns: facts as frozen values, in the words of the field.

Evidence is a :class:`Visit` and its :class:`Capture`; a reading of it is a :class:`Page` (as found) and a
:class:`Reading` (as understood); judgement adds a :class:`Change`; what is kept is a :class:`Revision` of an
:class:`Article`. Instants are aware UTC everywhere. What a publisher says is a claim (:class:`Stamp`) and travels with its
raw string; what we saw is an observation (``first_seen``).
"""

from __future__ import annotations

from crawler.model.article import Article, Head, Merge, Seen, Stage, State
from crawler.model.capture import Capture
from crawler.model.change import Action, ActionName, Change, Fact, Word
from crawler.model.known import Known
from crawler.model.noise import Memory, Noise
from crawler.model.page import Block, BlockKind, Page, Where
from crawler.model.publisher import Layout, Publisher
from crawler.model.query import RevisionQuery
from crawler.model.reading import Reader, Reading, Text
from crawler.model.ready import Ready
from crawler.model.rereading import Rereading, Verdict, rereading_id
from crawler.model.revision import Revision
from crawler.model.stamp import Claim, Precision, Role, Stamp
from crawler.model.visit import Awaited, Outcome, Validators, Visit

__all__ = [
    "Action",
    "ActionName",
    "Article",
    "Awaited",
    "Block",
    "BlockKind",
    "Capture",
    "Change",
    "Claim",
    "Fact",
    "Head",
    "Known",
    "Layout",
    "Memory",
    "Merge",
    "Noise",
    "Outcome",
    "Page",
    "Precision",
    "Publisher",
    "Reader",
    "Reading",
    "Ready",
    "Rereading",
    "Revision",
    "RevisionQuery",
    "Role",
    "Seen",
    "Stage",
    "Stamp",
    "State",
    "Text",
    "Validators",
    "Verdict",
    "Visit",
    "Where",
    "Word",
    "rereading_id",
]

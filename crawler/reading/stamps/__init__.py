"""Stamps: the times that a publisher claims, read as the page meant them, and the choice among them.

A line becomes a line of signs (:mod:`~crawler.reading.stamps.lexicon`), is cut at its labels (``line``), read by the formats
of ``formats/`` in the words of ``languages/`` (``stretch``), guarded against sentences (``guard``) and settled in a zone
(``settle``). A way to write a date, or a language, is one new file in its folder.
"""

from __future__ import annotations

from crawler.reading.stamps.choice import Chosen, choose
from crawler.reading.stamps.learning import zone_error
from crawler.reading.stamps.read import read_stamp
from crawler.reading.stamps.visible import is_stamp_line, visible_claims

__all__ = ["Chosen", "choose", "is_stamp_line", "read_stamp", "visible_claims", "zone_error"]

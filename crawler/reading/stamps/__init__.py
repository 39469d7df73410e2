"""Stamps: the times that a publisher claims, read as the page meant them, and the choice among them."""

from __future__ import annotations

from crawler.reading.stamps.choice import Chosen, choose
from crawler.reading.stamps.learning import zone_error
from crawler.reading.stamps.read import read_stamp
from crawler.reading.stamps.relation import relation
from crawler.reading.stamps.visible import is_stamp_line, visible_claims

__all__ = ["Chosen", "choose", "is_stamp_line", "read_stamp", "relation", "visible_claims", "zone_error"]

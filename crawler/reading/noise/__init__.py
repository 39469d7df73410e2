"""Noise: text no editor wrote, set aside with the name of the rule that took it.

A rule is one file in ``rules/`` and carries its own proof; the folder is walked.
"""

from __future__ import annotations

from crawler.reading.noise.cleaning import Cleaned, set_aside
from crawler.reading.noise.rule import NoiseRule, Reach
from crawler.reading.noise.rules import RULES

__all__ = ["RULES", "Cleaned", "NoiseRule", "Reach", "set_aside"]

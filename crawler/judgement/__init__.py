"""What changed between two readings: pure functions from text to change, and from change to something readable."""

from crawler.judgement.actions import apply
from crawler.judgement.judge import judge

__all__ = ["apply", "judge"]

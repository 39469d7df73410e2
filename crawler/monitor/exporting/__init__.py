"""What every export stands on: what it reads and in which order, the token to go on from, the places it writes to."""

from crawler.monitor.exporting.source import Source
from crawler.monitor.exporting.tokens import Place, Token, token_of
from crawler.monitor.exporting.writing import Export, run

__all__ = ["Export", "Place", "Source", "Token", "run", "token_of"]

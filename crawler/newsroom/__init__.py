"""A newsroom on loopback: invented publishers whose articles live through a scripted day, and the truth beside it."""

from crawler.discovery.writing import publisher_file
from crawler.newsroom.newsroom import Newsroom
from crawler.newsroom.truth import Expected

__all__ = ["Expected", "Newsroom", "publisher_file"]

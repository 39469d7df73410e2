"""The Guardian, London: addresses carry the day with an English month."""

from crawler.model import Publisher

PUBLISHER = Publisher(
    name="guardian",
    title="The Guardian",
    domains=("theguardian.com",),
    languages=("en",),
    zone="Europe/London",
    date_order="DMY",
    front_pages=("https://www.theguardian.com/international",),
    feeds=("https://www.theguardian.com/world/rss", "https://www.theguardian.com/uk/rss"),
    sitemaps=("https://www.theguardian.com/sitemaps/news.xml",),
    article_pattern=r"theguardian\.com/[\w/-]+/20\d{2}/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/\d{2}/[\w-]+",
)

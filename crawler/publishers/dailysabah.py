"""Daily Sabah, Istanbul: the English paper of the founding example; it prints Turkish time."""

from crawler.model import Publisher

PUBLISHER = Publisher(
    name="dailysabah",
    title="Daily Sabah",
    domains=("dailysabah.com",),
    languages=("en", "tr"),
    zone="Europe/Istanbul",
    date_order="DMY",
    front_pages=("https://www.dailysabah.com/",),
    feeds=("https://www.dailysabah.com/rssFeed/home",),
    sitemaps=("https://www.dailysabah.com/sitemap.xml",),
    article_pattern=r"dailysabah\.com/(?:[\w-]+/){1,3}(?:\d{4}/\d{2}/\d{2}/)?[\w%-]*-[\w%-]{8,}",
)

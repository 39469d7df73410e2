"""Hürriyet, Istanbul: addresses end in the article's eight-digit number."""

from crawler.model import Publisher

PUBLISHER = Publisher(
    name="hurriyet",
    title="Hürriyet",
    domains=("hurriyet.com.tr",),
    languages=("tr",),
    zone="Europe/Istanbul",
    date_order="DMY",
    front_pages=("https://www.hurriyet.com.tr/",),
    feeds=("https://www.hurriyet.com.tr/rss/anasayfa", "https://www.hurriyet.com.tr/rss/gundem"),
    sitemaps=("https://www.hurriyet.com.tr/sitemaps/newssitemap.xml",),
    article_pattern=r"hurriyet\.com\.tr/.+-\d{7,9}/?$",
)

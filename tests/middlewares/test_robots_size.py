"""A robots.txt is obeyed as far as anybody has to read it."""

from __future__ import annotations

from scrapy.utils.test import get_crawler

from crawler.middlewares.robots_size import LONGEST, BoundedRobotParser


def parser(body: bytes) -> BoundedRobotParser:
    return BoundedRobotParser.from_crawler(get_crawler(), body)


def test_rules_are_obeyed_and_a_longer_file_is_cut_between_two_rules() -> None:
    first, last = b"User-agent: *\nDisallow: /private/\n", b"Disallow: /late/\n"
    robots = parser(first + b"# filler\n" * (LONGEST // 9) + last)
    assert not robots.allowed("https://daily.example/private/a", "Tashih")
    assert robots.allowed("https://daily.example/late/a", "Tashih")
    assert not parser(first + last).allowed("https://daily.example/late/a", "Tashih")


def test_a_file_without_a_line_break_is_cut_too() -> None:
    assert parser(b"Disallow: /" + b"a" * 2 * LONGEST).allowed("https://daily.example/story", "Tashih")

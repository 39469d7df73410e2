"""English."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="en",
    order="",
    months=(
        "january, jan",
        "february, feb, febr",
        "march, mar",
        "april, apr",
        "may",
        "june, jun",
        "july, jul",
        "august, aug",
        "september, sep, sept",
        "october, oct",
        "november, nov",
        "december, dec",
    ),
    weekdays=(
        "monday, mon",
        "tuesday, tue, tues",
        "wednesday, wed, weds",
        "thursday, thu, thur, thurs",
        "friday, fri",
        "saturday, sat",
        "sunday, sun",
    ),
    days={
        0: "today, this morning, this afternoon, this evening, tonight",
        -1: "yesterday, last night",
        -2: "the day before yesterday, day before yesterday",
        1: "tomorrow",
    },
    units={
        "second": "second, seconds, sec, secs, s",
        "minute": "minute, minutes, min, mins, m",
        "hour": "hour, hours, hr, hrs, h",
        "day": "day, days, d",
        "week": "week, weeks, wk, wks, w",
        "month": "month, months, mo, mos",
        "year": "year, years, yr, yrs",
    },
    numbers={
        "1": "one, a, an",
        "2": "two",
        "3": "three",
        "4": "four",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "½": "half an, half a",
    },
    ago="ago",
    later="later, from now",
    am="am, a m, midnight",
    pm="pm, p m, noon, midday",
    modified="""
        last modified, modified, date modified, modified date, last modification, last modified date, was last
        modified, this page was last modified, page last modified, was last updated, this page was last updated,
        page last updated, this article was last updated, article last updated, this story was last updated,
        this article was updated, this story was updated, story last updated, story updated, article updated,
        this post was last modified, last updated, updated, last update, latest update, most recently updated,
        update, updates, upd, updated date, date updated, last updated date, update date, updated time, last
        edited, edited, last edit, last revised, revised, last changed, changed, last change, last amended,
        amended, last reviewed, reviewed, last refreshed, corrected, page updated, republished, content last
        updated, content updated, page edited, latest revision, last revision, this page was last edited
    """,
    published="""
        published, first published, original, original post, originally published, date published, publication date, published date,
        publish date, posted, first posted, originally posted, date posted, post date, created, date created,
        created date, creation date, issued, date issued, released, release date, added, date added, submitted,
        filed, uploaded, first uploaded, publ, pub date, pub, entered, entry date, aired, first aired, published
        time, publishing date, story created, article published, news date
    """,
    counters="""
        views, view, page views, pageviews, view count, reads, read, readers, visitors, visitor, visits, hits,
        hit, times read, times viewed, shares, share, total shares, comments, comment, likes, like, votes, vote,
        rating, ratings, rated, reactions, followers, subscribers, downloads, plays, clicks, tweets, min read,
        mins read, minute read, minutes read, minute reading, minutes to read, reading time, read time, time to
        read, min listen, sec read, words, duration, length, photos, images
    """,
    joins="on, at, the, of, and, in, date, time, is, was, it, this, page, article, story, to, as, from, local time",
    by="by, reporting by, editing by, author, source, via, contributor",
    clock="o clock, hrs, hours, h",
    ordinals="st, nd, rd, th",
    zones={
        "America/New_York": "eastern time, eastern, eastern standard time, eastern daylight time, us eastern time, new york time",
        "America/Chicago": "central time, central standard time, central daylight time",
        "America/Denver": "mountain time, mountain standard time, mountain daylight time",
        "America/Los_Angeles": "pacific time, pacific, pacific standard time, pacific daylight time",
        "Europe/London": "london time, uk time, british summer time",
        "Europe/Istanbul": "turkish time, istanbul time, turkey time",
        "Europe/Moscow": "moscow time, moscow standard time",
        "Asia/Kolkata": "indian standard time, india standard time, india time",
        "Asia/Riyadh": "makkah time, mecca time, saudi time, arabia standard time",
        "Asia/Tehran": "tehran time, iran standard time",
        "Asia/Shanghai": "beijing time, china standard time",
        "Asia/Tokyo": "japan standard time, japan time, tokyo time",
        "Europe/Berlin": "central european time, central european standard time, central european summer time, berlin time",
        "Europe/Athens": "eastern european standard time, eastern european time, eastern european summer time",
        "UTC": "coordinated universal time, greenwich mean time, universal time",
    },
)

"""What an alert says, and how it is spelled for each kind of reader; text from pages is only ever text.

Whoever writes a headline must not be able to write a link, a mention, a header or a tag into somebody's channel.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from crawler.judgement.plain import neutral
from crawler.model import Revision
from crawler.monitor.alerts.importance import importance
from crawler.monitor.brief import Excerpt, clipped, excerpts, signed
from crawler.monitor.listing import instant, what_happened

Form = Literal["text", "markdown", "html"]

SUBJECT, HEADLINE = 120, 300  # characters
STEPS = 4  # steps of a change that a message shows
STORIES = 40  # revisions that a digest spells out
ZERO_WIDTH = "\u200b"  # between a sign and what it would do: "@" mentions people, "<" and "&" begin markup in chats
MENTION = re.compile(r"[@#](?=\w)|<(?=[!@#\w/])")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~=])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One revision as an alert tells it: headline, address, what happened in a line, the first words that changed."""

    headline: str
    url: str
    publisher: str
    what: str
    steps: tuple[Excerpt, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one delivery says; ``key`` is the idempotency key, ``more`` counts stories that are not spelled out."""

    key: str
    rule: str
    stories: tuple[Story, ...]
    more: int = 0

    @property
    def subject(self) -> str:
        """One line, without anything that could end it."""
        first = self.stories[0]
        count = len(self.stories) + self.more
        others = f" and {count - 1} more" if count > 1 else ""
        return clipped(one_line(f"{first.publisher}: {first.headline}"), SUBJECT - len(others)) + others


def message_about(revisions: Iterable[tuple[Revision, str]], *, key: str, rule: str) -> Message:
    """The message about revisions, each with a note or none."""
    told = [story_of(revision, note) for revision, note in revisions]
    return Message(key=key, rule=rule, stories=tuple(told[:STORIES]), more=max(len(told) - STORIES, 0))


def story_of(revision: Revision, note: str = "") -> Story:
    """A revision as a story."""
    weight = f"  importance {importance(revision.change)}" if revision.change else ""
    return Story(
        headline=clipped(one_line(revision.headline), HEADLINE),
        url=revision.article,
        publisher=one_line(revision.publisher),
        what=f"{instant(revision.first_seen)}  revision {revision.number}  {what_happened(revision)}{weight}",
        steps=excerpts(revision.change, most=STEPS) if revision.change else (),
        note=note,
    )


def spelled(message: Message, form: Form) -> str:
    """The message in a form."""
    one = {"text": as_text, "markdown": as_markdown, "html": as_html}[form]
    gap = "\n" if form == "html" else "\n\n"
    more = [f"… and {message.more} more"] if message.more else []
    return gap.join([*map(one, message.stories), *more])


def as_text(story: Story) -> str:
    """A story for readers of plain text; chats may still see markup in it, so signs that would be some are parted."""
    steps = (f"{step.where}: {harmless(signed(step.words))}" for step in story.steps)
    notes = [harmless(story.note)] if story.note else []
    return "\n".join([harmless(story.headline), address(story.url), story.what, *notes, *steps])


def as_markdown(story: Story) -> str:
    """A story in Markdown: every sign of a page is escaped."""
    steps = (f"- {step.where}: {''.join(marked(op, text) for op, text in step.words)}" for step in story.steps)
    notes = [markdown(story.note)] if story.note else []
    return "\n\n".join(
        [f"**{markdown(story.headline)}**", address(story.url), markdown(story.what), *notes, "\n".join(steps)]
    )


def as_html(story: Story) -> str:
    """A story in HTML."""
    steps = "".join(
        f"<li>{step.where}: {''.join(tagged(op, text) for op, text in step.words)}</li>" for step in story.steps
    )
    link = f'<a href="{html.escape(address(story.url))}">{html.escape(neutral(story.headline))}</a>'
    note = f"<p>{html.escape(story.note)}</p>" if story.note else ""
    listed = f"<ul>{steps}</ul>" if steps else ""
    return f"<p><b>{link}</b><br>{html.escape(neutral(story.what))}</p>{note}{listed}"


def marked(op: str, text: str) -> str:
    """Words in Markdown: struck out if removed, bold if added; the space around them stays outside."""
    sign = {"-": "~~", "+": "**"}.get(op, "")
    inner = markdown(text.strip())
    if not sign or not inner:
        return markdown(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{one_line(before)}{sign}{inner}{sign}{one_line(after)}"


def tagged(op: str, text: str) -> str:
    """Words in HTML."""
    inner = html.escape(neutral(text))
    tag = {"-": "del", "+": "ins"}.get(op)
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def markdown(text: str) -> str:
    r"""Text that Markdown shows as it is.

    >>> markdown("[free](https://evil.example) *now*")
    '\\[free\\]\\(https://evil\\.example\\) \\*now\\*'
    """
    return MARKDOWN.sub(r"\\\1", MENTION.sub(parted, neutral(text)))


def harmless(text: str) -> str:
    """Plain text on one line in which no chat finds a mention or a tag."""
    return MENTION.sub(parted, neutral(text))


def parted(sign: re.Match[str]) -> str:
    """A sign, and what keeps it from touching the next one."""
    return sign[0] + ZERO_WIDTH


def one_line(text: str) -> str:
    """Text without line ends, tabs, control characters and direction overrides."""
    return neutral(text)


def address(url: str) -> str:
    """An address that ends where it ends: what could close a bracket, a quotation or the line is percent-encoded."""
    return quote(url, safe=":/?#@!$&*+,;=%~.-_")

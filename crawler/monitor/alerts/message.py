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
from crawler.monitor.alerts.stories import News, Story, story_of
from crawler.monitor.brief import clipped, signed

Form = Literal["text", "markdown", "html"]

SUBJECT = 120  # characters
STORIES = 40  # stories that a digest spells out
ZERO_WIDTH = "\u200b"  # between a sign and what it would do: "@" mentions people, "<" and "&" begin markup in chats
MENTION = re.compile(r"[@#](?=\w)|<(?=[!@#\w/])")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~=])")


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
        return clipped(neutral(f"{first.publisher}: {first.headline}"), SUBJECT - len(others)) + others


def message_about(news: Iterable[tuple[News, str]], *, key: str, rule: str) -> Message:
    """The message about revisions, turns or episodes, each with a note or none."""
    told = [story_of(each, note) for each, note in news]
    return Message(key=key, rule=rule, stories=tuple(told[:STORIES]), more=max(len(told) - STORIES, 0))


def spelled(message: Message, form: Form) -> str:
    """The message in a form."""
    one = {"text": as_text, "markdown": as_markdown, "html": as_html}[form]
    gap = "\n" if form == "html" else "\n\n"
    more = [f"… and {message.more} more"] if message.more else []
    return gap.join([*map(one, message.stories), *more])


def as_text(story: Story) -> str:
    """A story for readers of plain text; chats may still see markup in it, so signs that would be some are parted."""
    steps = (f"{step.where}: {harmless(signed(step.words))}" for step in story.steps)
    said = (harmless(story.headline), *links(story), harmless(story.what), harmless(story.note), *steps)
    return "\n".join(line for line in said if line)


def as_markdown(story: Story) -> str:
    """A story in Markdown: every sign of a page is escaped."""
    steps = (f"- {step.where}: {''.join(marked(op, text) for op, text in step.words)}" for step in story.steps)
    said = (
        f"**{markdown(story.headline)}**",
        *links(story),
        markdown(story.what),
        markdown(story.note),
        "\n".join(steps),
    )
    return "\n\n".join(part for part in said if part)


def links(story: Story) -> list[str]:
    """The addresses of a story: its own, and where it leads."""
    return [*([address(story.url)] if story.url else []), *([f"→ {address(story.leads_to)}"] if story.leads_to else [])]


def as_html(story: Story) -> str:
    """A story in HTML."""
    steps = "".join(
        f"<li>{step.where}: {''.join(tagged(op, text) for op, text in step.words)}</li>" for step in story.steps
    )
    headline, what, note = (html.escape(neutral(text)) for text in (story.headline, story.what, story.note))
    link = f'<a href="{html.escape(address(story.url))}">{headline}</a>' if story.url else headline
    elsewhere = html.escape(address(story.leads_to))
    leads = f'<p>→ <a href="{elsewhere}">{elsewhere}</a></p>' if story.leads_to else ""
    noted = f"<p>{note}</p>" if story.note else ""
    listed = f"<ul>{steps}</ul>" if steps else ""
    return f"<p><b>{link}</b><br>{what}</p>{leads}{noted}{listed}"


def marked(op: str, text: str) -> str:
    """Words in Markdown: struck out if removed, bold if added; the space around them stays outside."""
    sign = {"-": "~~", "+": "**"}.get(op, "")
    inner = markdown(text.strip())
    if not sign or not inner:
        return markdown(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{neutral(before)}{sign}{inner}{sign}{neutral(after)}"


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


def address(url: str) -> str:
    """An address that ends where it ends: what could close a bracket, a quotation or the line is percent-encoded."""
    return quote(url, safe=":/?#@!$&*+,;=%~.-_", errors="replace")

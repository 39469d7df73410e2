"""What receivers get, and what is made of their answers."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.judge import judge
from crawler.model import Revision
from crawler.monitor.alerts.channels import chat, mail, webhook
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.message import Message, markdown, message_about, spelled
from crawler.monitor.alerts.payload import body_about
from crawler.monitor.alerts.rules import AppriseTarget, EmailTarget, WebhookTarget
from crawler.store.episodes import Episode
from crawler.store.turns import Turn
from tests.monitor.alerts.receivers import ACCEPTED, Hook, Mailbox, Request, answer, hook, listening
from tests.store.newsdesk import MORNING, first_revision, minute, next_revision

SECRETS = ("0123456789abcdef", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
HOSTILE = [
    "Four died\r\nBcc: everybody@example.org",
    "@everyone <!channel> <@U123> #general read this",
    "[free](javascript:alert(1)) **bold** `code` ~~x~~ |a|b|",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "red \x1b[31m alert \x07 \u202egnp.exe \u2066",
    "\ud800 lone and \x00 nul",
    "x" * 10_000,
]


def revision(headline: str = "Five died") -> Revision:
    first = first_revision("Four died")
    second = next_revision(first, headline, minute(1), article="https://news.example/ferry?a=<b>\"'()")
    return replace(second, change=judge(first, second))


def message(headline: str = "Five died") -> Message:
    return message_about([(revision(headline), "")], key="alert_1", rule="silent")


def posted(answers: Callable[[Request], bytes | None], *, timeout: float = 5) -> tuple[Hook, Answer]:
    async def story() -> tuple[Hook, Answer]:
        async with hook(answers) as found, webhook.client() as http:
            target = WebhookTarget(name="hook", url=found.url, secrets=SECRETS, timeout=timedelta(seconds=timeout))
            body = body_about([(revision(), "")], key="alert_1", rule="silent", kind="revision", at=MORNING)
            return found, await webhook.send(http, target, body, key="alert_1")

    return asyncio.run(story())


def test_a_webhook_carries_what_a_receiver_can_check() -> None:
    found, said = posted(lambda _: ACCEPTED)
    assert said == Answer(accepted=True, said="204 No Content")
    [request] = found.requests
    assert request.headers["webhook-id"] == request.headers["idempotency-key"] == "alert_1"
    signed = f"alert_1.{request.headers['webhook-timestamp']}.".encode() + request.body
    keys = [SECRETS[0].encode(), base64.b64decode(SECRETS[1].removeprefix("whsec_"))]
    wanted = [base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode() for key in keys]
    assert request.headers["webhook-signature"] == " ".join(f"v1,{each}" for each in wanted)
    assert abs(datetime.now(UTC).timestamp() - int(request.headers["webhook-timestamp"])) < 600
    assert request.data["type"] == "revision" and request.data["data"]["revisions"][0]["headline"] == "Five died"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (answer("500 Oops"), Answer(accepted=False, said="500 Oops")),
        (answer("404 Not Found"), Answer(accepted=False, said="404 Not Found")),
        (answer("410 Gone"), Answer(accepted=False, said="410 Gone: the receiver wants no more", final=True)),
        (
            answer("429 Slow", "Retry-After: 90"),
            Answer(accepted=False, said="429 Slow", wait=timedelta(seconds=90)),
        ),
        (answer("503 Later", "Retry-After: soon"), Answer(accepted=False, said="503 Later")),
    ],
)
def test_an_answer_means_what_its_status_says(said: bytes, expected: Answer) -> None:
    assert posted(lambda _: said)[1] == expected


def test_no_redirect_is_followed() -> None:
    found, said = posted(lambda _: answer("302 Found", "Location: http://127.0.0.1:1/other"))
    assert len(found.requests) == 1
    assert not said.accepted and "redirects are not followed" in said.said


def test_a_receiver_that_hangs_is_left() -> None:
    assert posted(lambda _: None, timeout=0.2)[1] == Answer(accepted=False, said="no answer within 0.2 s")


def test_a_receiver_that_talks_nonsense_is_no_error_of_ours() -> None:
    said = posted(lambda _: b"\x1b[31m nonsense\r\n\r\n")[1]
    assert not said.accepted and "\x1b" not in said.said


def test_a_receiver_that_is_not_there_is_told() -> None:
    async def story() -> Answer:
        async with webhook.client() as http:
            target = WebhookTarget(name="hook", url="http://127.0.0.1:1/", secrets=SECRETS)
            return await webhook.send(http, target, b"{}", key="alert_1")

    said = asyncio.run(story())
    assert not said.accepted and said.said.startswith("ConnectError")


GONE = Turn(
    article="https://news.example/ferry?a=<b>", publisher="example", headline="Four died", state="gone", was="live",
    since=minute(1), known=minute(2), not_before=minute(0), confirmed=minute(2), reason="status 404",
)  # fmt: skip
SILENT = Episode(
    kind="silent source", publisher="example", text="no new article", todo="Look at its feeds.", began=minute(0)
)


def test_a_state_reads_as_a_sentence_in_every_form() -> None:
    told = message_about([(GONE, "")], key="alert_1", rule="pages")
    assert told.subject == "example: page gone: Four died"
    assert spelled(told, "text").splitlines() == [
        "page gone: Four died",
        "https://news.example/ferry?a=%3Cb%3E",
        "since between 2026-03-02 09:00Z and 2026-03-02 09:01Z, status 404, confirmed 2026-03-02 09:02Z",
    ]
    assert "**page gone: Four died**" in spelled(told, "markdown") and "<b><a href=" in spelled(told, "html")


def test_a_move_says_where_and_a_return_what_it_was() -> None:
    moved = replace(GONE, state="moved", moved_to="https://news.example/2026/ferry#<x>", reason="")
    back = replace(GONE, state="back", was="blocked", reason="", confirmed=None)
    told = message_about([(moved, ""), (back, "")], key="alert_1", rule="pages")
    for form in ("text", "markdown", "html"):
        assert "https://news.example/2026/ferry#%3Cx%3E" in spelled(told, form)  # type: ignore[arg-type]
    assert "it was out of reach, seen once only" in spelled(told, "text")


def test_a_warning_says_what_to_do_and_its_end_how_long_it_stood() -> None:
    over = replace(SILENT, state="over", ended=minute(90))
    told = message_about([(SILENT, ""), (over, "")], key="alert_1", rule="trouble")
    assert told.subject == "example: silent source and 1 more"
    assert spelled(told, "text") == (
        "silent source\nno new article  (since 2026-03-02 09:00Z)\nLook at its feeds.\n\n"
        "over: silent source\nno new article  (2026-03-02 09:00Z to 2026-03-02 10:30Z)"
    )
    assert "<a " not in spelled(told, "html")


@pytest.mark.parametrize("headline", HOSTILE)
def test_what_a_page_says_of_a_state_stays_text(headline: str) -> None:
    hostile = replace(
        GONE,
        headline=headline,
        reason=headline,
        publisher=headline,
        state="moved",
        moved_to=f"https://x/{headline[:99]}",
    )
    told = message_about([(hostile, "")], key="alert_1", rule="pages")
    for form in ("text", "markdown", "html"):
        said = spelled(told, form)  # type: ignore[arg-type]
        assert not any(sign in said for sign in ("<!channel>", "<script", "\x1b", "\u202e", "\r"))
        assert form == "html" or "@everyone " not in said
    assert "\n" not in told.subject and len(told.subject) <= 130


def mailed(box: Mailbox, headline: str = "Five died") -> Answer:
    async def story() -> Answer:
        async with listening(box.serve) as port:
            server = f"smtp://127.0.0.1:{port}"
            target = EmailTarget(name="desk", to=("desk@example.org",), sender="t@example.org", server=server)
            return await mail.send(target, message(headline))

    return asyncio.run(story())


def test_a_mail_arrives_with_one_id_for_every_repeat() -> None:
    box = Mailbox()
    assert mailed(box).accepted and mailed(box).accepted
    first, second = (message_from_string(each, policy=policy.default) for each in box.mails)
    assert first["Message-ID"] == second["Message-ID"] == "<alert_1@example.org>"
    assert first["Subject"] == "example: Five died"
    assert "[-Four-]{+Five+} died" in first.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_refused_mail_is_told() -> None:
    assert mailed(Mailbox(refusal=b"451 busy\r\n")) == Answer(accepted=False, said="451 busy")


@pytest.mark.parametrize("headline", HOSTILE)
def test_a_headline_begins_no_header_of_a_mail(headline: str) -> None:
    box = Mailbox()
    assert mailed(box, headline).accepted
    got = message_from_string(box.mails[0], policy=policy.default)
    assert "bcc" not in got and len(got["Subject"]) <= 130


@pytest.mark.parametrize("headline", HOSTILE)
def test_a_headline_stays_text_in_every_form(headline: str) -> None:
    text, marked, page = (spelled(message(headline), form) for form in ("text", "markdown", "html"))
    for each in (text, marked):
        assert "@everyone" not in each and "<!channel>" not in each and "<script" not in each
        assert not set(each) & set("\x00\x07\x1b\u202e\r")
    assert "](" not in marked and "**bold**" not in marked
    assert "<script" not in page and "<img" not in page and 'href="https://news.example/ferry?a=%3Cb%3E' in page
    assert len(text) < 3000


@given(st.text())
def test_no_sign_of_markdown_is_left_unescaped(text: str) -> None:
    rest = markdown(text)
    for sign in "*_[]`<>~|#":
        assert sign not in rest.replace(f"\\{sign}", "")


def test_a_digest_tells_how_many_it_does_not_spell_out() -> None:
    told = message_about([(revision(), "")] * 45, key="digest_1", rule="silent")
    assert told.subject.endswith("and 44 more") and spelled(told, "text").endswith("… and 5 more")


def test_a_service_of_apprise_is_told_and_follows_no_redirect() -> None:
    async def story(answers: Callable[[Request], bytes]) -> tuple[Hook, Answer]:
        async with hook(answers) as found:
            target = AppriseTarget(name="room", urls=(f"json://127.0.0.1:{found.port}/hook",))
            return found, await chat.send(target, message("@everyone Five died"))

    found, said = asyncio.run(story(lambda _: ACCEPTED))
    assert said.accepted and "@everyone" not in found.requests[0].data["message"]
    found, said = asyncio.run(story(lambda _: answer("302 Found", "Location: http://127.0.0.1:1/")))
    assert said == Answer(accepted=False, said="not accepted by JSON") and len(found.requests) == 1

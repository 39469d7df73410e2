"""The ALERTS file: what it can say, and what is said about each mistake in it."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import AlertsFileError
from crawler.monitor.alerts.file import alerts_in, load_alerts
from crawler.monitor.alerts.rules import AppriseTarget, EmailTarget, WebhookTarget

WHOLE = """
# who is told
[targets.hook]
webhook = "https://example.org/${PLACE}"
secret = ["${HOOK_SECRET}", "an older secret of ours"]
attempts = 20
retry_after = "2s"

[targets.desk]
email = "desk@example.org"
from = "tashih@example.org"
server = "smtps://tashih:${HOOK_SECRET}@mail.example.org"

[targets."chat room"]
apprise = ["json://localhost:8080/path"]

[rules.silent]
targets = ["hook", "chat room"]
publishers = ["dailysabah"]
kinds = ["headline", "body"]
silent = true
facts = ["number"]
terms_removed = ["alleged"]
match_case = true
importance = 40
min_words = 3
confirm = "always"
confirm_within = "30m"

[rules.pages]
targets = "desk"
state = ["gone", "back", "moved", "blocked"]
publishers = "dailysabah"
urls = "https://news.example/*"
confirm = "never"
digest = "1h"

[rules.trouble]
targets = "desk"
warning = ["silent source", "template break", "failing readings", "clock skew", "disk"]

[rules.morning]
targets = "desk"
new = true
articles = ["https://news.example/ferry?utm_source=x"]
urls = ["https://news.example/*"]
digest_at = ["08:00", "18:30"]
digest = "1h"
quiet = "22:00-07:00"
zone = "Europe/Istanbul"
"""
ENVIRONMENT = {"HOOK_SECRET": "0123456789abcdef0123", "PLACE": "hook"}
TARGET = '[targets.desk]\nemail = "desk@example.org"\nfrom = "t@example.org"\n'
RULE = f'{TARGET}[rules.one]\ntargets = "desk"\n'


def mistakes(text: str | bytes) -> list[tuple[int, str]]:
    content = text if isinstance(text, bytes) else text.encode()
    return [(each.line, each.text) for each in alerts_in(content, ENVIRONMENT)[1]]


def test_everything_that_can_be_said_is_understood() -> None:
    alerts, wrong = alerts_in(WHOLE.encode(), ENVIRONMENT)
    assert wrong == []
    hook, desk, room = alerts.targets.values()
    assert isinstance(hook, WebhookTarget) and isinstance(desk, EmailTarget) and isinstance(room, AppriseTarget)
    assert hook.url == "https://example.org/hook" and hook.secrets[0] == ENVIRONMENT["HOOK_SECRET"]
    assert (hook.attempts, hook.retry_after) == (20, timedelta(seconds=2))
    silent, pages, trouble, morning = alerts.rules
    assert (pages.about, pages.states, pages.confirm) == ("states", {"gone", "back", "moved", "blocked"}, "never")
    assert (trouble.about, len(trouble.warnings), silent.about) == ("warnings", 5, "revisions")
    assert silent.terms.removed == ("alleged",) and silent.terms.match_case and silent.silent is True
    assert (silent.confirm, silent.confirm_within) == ("always", timedelta(minutes=30))
    assert morning.articles == {"https://news.example/ferry"} and morning.new
    assert morning.timing.at == (time(8), time(18, 30)) and morning.timing.quiet == (time(22), time(7))
    assert morning.timing.zone == ZoneInfo("Europe/Istanbul")


def test_no_secret_shows_in_what_is_printed_of_it() -> None:
    alerts, _ = alerts_in(WHOLE.encode(), ENVIRONMENT)
    assert ENVIRONMENT["HOOK_SECRET"] not in repr(alerts)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[rules.one\n", 1, "no TOML"),
        ("a = 1\na = 2\n", 2, "no TOML"),
        ("\n\nx = ", 3, "no TOML"),
        (b"a = '\xff'\n", 1, "UTF-8"),
        ("rules = 3\n", 1, "must be a table"),
        (f"{TARGET}[rule.one]\n", 4, "did you mean rules?"),
        (f"{RULE}kinds = ['headlines']\n", 6, "none of headline"),
        (f"{RULE}facts = ['money']\n", 6, "none of number"),
        (f"{RULE}silent = 'yes'\n", 6, "true or false"),
        (f"{RULE}\nmin_words = -1\n", 7, "whole number"),
        (f"{RULE}importance = 101\n", 6, "0 to 100"),
        (f"{RULE}importance = true\n", 6, "0 to 100"),
        (f"{RULE}slient = true\n", 6, "did you mean silent?"),
        (f"{RULE}terms = [3]\n", 6, "list of strings"),
        (f"{RULE}terms = ['']\n", 6, "list of strings"),
        (f"{RULE}digest = '5 parsecs'\n", 6, "length of time"),
        (f"{RULE}digest = '0s'\n", 6, "length of time"),
        (f"{RULE}digest_at = ['25:00']\n", 6, "no time of day"),
        (f"{RULE}quiet = '22:00'\n", 6, "no time of day"),
        (f"{RULE}quiet = '22:00-22:00'\n", 6, "no end"),
        (f"{RULE}quiet = '22:00-07:00-09:00'\n", 6, "no time of day"),
        (f"{RULE}digest_at = '08:30+03:00'\n", 6, "no time of day"),
        (f"{RULE}digest = '999999d'\n", 6, "up to a year"),
        (f"{RULE}articles = ['news.example/ferry']\n", 6, "no http(s) address"),
        ("", 1, "there is none"),
        (TARGET, 1, "there is none"),
        ("[[rules]]\n", 1, "such as [rules.NAME]"),
        (f"{RULE}zone = 'Mars/Olympus'\n", 6, "no time zone"),
        (f"{RULE}zone = '../../etc/passwd'\n", 6, "no time zone"),
        (f"{RULE}confirm = 'maybe'\n", 6, "none of auto"),
        (f"{RULE}state = ['deleted']\n", 6, "none of gone, back, moved, blocked"),
        (f"{RULE}state = []\n", 6, "this list is empty"),
        (f"{RULE}state = true\n", 6, "list of strings"),
        (f"{RULE}states = ['gone']\n", 6, "did you mean state?"),
        (f"{RULE}warning = ['silence']\n", 6, "none of silent source, template break"),
        (f"{RULE}state = 'gone'\nsilent = true\n", 7, "takes no silent; make another rule"),
        (f"{RULE}state = 'gone'\nconfirm_within = '2m'\n", 7, "takes no confirm_within"),
        (f"{RULE}state = 'gone'\nwarning = 'disk'\n", 7, "make two rules"),
        (f"{RULE}warning = 'disk'\nurls = 'https://x/*'\n", 7, "takes no urls"),
        (f"{RULE}publishers = []\n", 6, "this list is empty"),
        (f"{TARGET}[rules.one]\n", 4, "needs a target; there are desk"),
        (f"{TARGET}[rules.one]\ntargets = ['dsek']\n", 5, "no target 'dsek'"),
        ("[targets.a]\n", 1, "exactly one of"),
        ("[targets.a]\nwebhook = 'ftp://x'\nsecret = '0123456789abcdef'\n", 2, "no http"),
        ("[targets.a]\nwebhook = 'http://x:99999'\nsecret = '0123456789abcdef'\n", 2, "no http"),
        ("[targets.a]\nwebhook = 'https://x'\n", 1, "needs a secret"),
        ("[targets.a]\nwebhook = 'https://x'\nsecret = 'short'\n", 3, "at least 16"),
        ("[targets.a]\nwebhook = 'https://x'\nsecret = 'whsec_not base64 at all'\n", 3, "base64"),
        ("[targets.a]\nwebhook = 'https://x'\nsecret = '${MISSING}'\n", 3, "environment has no MISSING"),
        ("[targets.a]\nemail = 'a@b\\nBcc: c@d'\nfrom = 'x@y'\n", 2, "no address"),
        ('[targets.a]\nemail = "a@b\\nBcc: c@d"\nfrom = "x@y"\n', 2, "no address"),
        ("[targets.a]\nemail = 'a@b'\nfrom = 'x@y'\nserver = 'http://mail'\n", 4, "smtp://"),
        ("[targets.a]\napprise = ['nonsense://x']\n", 2, "does not understand"),
        ("[targets.a]\nemail = 'a@b'\nfrom = 'x@y'\nattempts = 0\n", 4, "never sent"),
    ],
)
def test_each_mistake_is_told_with_its_line(text: str | bytes, line: int, said: str) -> None:
    found = mistakes(text)
    assert any(at == line and said in why for at, why in found), found


def test_all_mistakes_are_told_at_once() -> None:
    assert [line for line, _ in mistakes(f"{RULE}kinds = 'x'\nfacts = 'y'\nzone = 'z'\n")] == [6, 7, 8]


@given(st.lists(st.sampled_from([*"[]. ='\"\n#{}a1", "rules", "targets", "true"])).map("".join))
def test_no_file_is_too_broken_to_be_told(text: str) -> None:
    for each in alerts_in(text.encode(), {})[1]:
        assert 1 <= each.line <= text.count("\n") + 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlertsFileError, match="No such file"):
        load_alerts(tmp_path / "alerts.toml", {})
    with pytest.raises(AlertsFileError, match="directory"):
        load_alerts(tmp_path, {})

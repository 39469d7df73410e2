"""No real newsroom is visited by a crawler that nobody can write to."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from crawler.errors import UsageError
from crawler.middlewares.contact import is_real, missing_contact, require_contact

SABAH = ["www.dailysabah.com"]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.0.7",
        "localhost",
        "newsroom",
        "daily.example",
        "a.test",
        "www.example.com",
        "",
    ],
)
def test_this_machine_private_networks_and_reserved_names_belong_to_no_newsroom(host: str) -> None:
    assert not is_real(host)


@pytest.mark.parametrize(
    "host", ["www.dailysabah.com", "hurriyet.com.tr", "8.8.8.8", "example.com.tr", "notexample.com"]
)
def test_everything_else_may_be_a_newsroom(host: str) -> None:
    assert is_real(host)


def test_the_refusal_names_the_setting_the_hosts_and_the_next_step() -> None:
    with pytest.raises(
        UsageError, match=r"TASHIH_CONTACT is not set, and a\.tr, b\.tr, c\.tr and 1 more would be visited\. Put"
    ):
        require_contact(["a.tr", "b.tr", "c.tr", "d.tr", "127.0.0.1"], Settings({"CONTACT": ""}))


def test_a_contact_that_nobody_can_write_to_is_none() -> None:
    with pytest.raises(UsageError, match="'news watcher', which is neither an e-mail address nor a URL"):
        require_contact(SABAH, Settings({"CONTACT": "news watcher"}))


@pytest.mark.parametrize("contact", ["desk@watch.example", "https://watch.example/about"])
def test_with_a_contact_everybody_may_be_visited(contact: str) -> None:
    require_contact(SABAH, Settings({"CONTACT": contact}))
    assert missing_contact(SABAH, Settings({"CONTACT": contact})) == ""


def test_a_page_named_by_hand_is_visited_with_a_warning() -> None:
    assert "www.dailysabah.com cannot tell who visits" in missing_contact(SABAH, Settings({"CONTACT": ""}))


def test_what_leads_elsewhere_needs_no_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    require_contact(SABAH, Settings({"CONTACT": "", "ALLOW_PRIVATE_ADDRESSES": True}))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    require_contact(SABAH, Settings({"CONTACT": ""}))
    monkeypatch.setenv("http_proxy", "http://proxy.company.tr:3128")
    with pytest.raises(UsageError):
        require_contact(SABAH, Settings({"CONTACT": ""}))

"""The dashboard in a real browser: live, accessible, with hostile text, by keyboard and without scripts."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Newsroom
from tests.monitor.web.newsday import PAGE, a_day
from tests.store.newsdesk import FERRY, digest

ARTICLE = quote(FERRY, safe="")
MAIN = [
    "/", "/silent", "/annotations", "/publishers", "/publishers/example", "/publishers/suskun", "/schedule", "/help",
    f"/article?url={ARTICLE}",
    f"/revision?url={ARTICLE}&n=2", f"/diff?url={ARTICLE}&to=2", f"/diff?url={ARTICLE}&to=2&view=split", f"/blame?url={ARTICLE}",
    f"/capture?digest={digest(PAGE.decode('latin-1'))}", "/nowhere",
]  # fmt: skip
HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)> \u202egnorw\u202c ' + "long" * 2_500
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"


def test_a_revision_recorded_while_the_page_is_open_appears_by_itself(page: Page, newsroom: Newsroom) -> None:
    page.goto("/")
    expect(page.locator("#live-state")).to_have_text("live")
    page.locator("#find").focus()
    newsroom.do(a_day(newsroom.services, "Bridge closed", "Bridge open", article="https://news.example/bridge"))
    expect(page.get_by_role("link", name="Bridge open")).to_be_visible()
    expect(page.locator("#announce")).to_contain_text("new revision")
    assert page.evaluate("() => document.activeElement.id") == "find"
    keys = page.eval_on_selector_all(".row", "rows => rows.map(row => row.dataset.key)")
    assert len(keys) == len(set(keys))
    page.reload()
    assert page.eval_on_selector_all(".row", "rows => rows.map(row => row.dataset.key)") == keys


def test_a_paused_stream_waits_until_it_is_resumed(page: Page, newsroom: Newsroom) -> None:
    page.goto("/")
    expect(page.locator("#live-state")).to_have_text("live")
    page.get_by_role("button", name="Pause").click()
    newsroom.do(a_day(newsroom.services, "Tunnel closed", article="https://news.example/tunnel"))
    expect(page.locator("#live-state")).to_contain_text("1 new revision waiting")
    expect(page.get_by_role("link", name="Tunnel closed")).to_have_count(0)
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("link", name="Tunnel closed")).to_be_visible()


def test_a_hostile_headline_stays_text_and_keeps_the_layout(page: Page, newsroom: Newsroom) -> None:
    url = "https://news.example/hostile?a=<b>&c='\"#x"
    newsroom.do(a_day(newsroom.services, HOSTILE, HOSTILE + "er", article=url))
    address = quote(url, safe="")
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the page ran: {dialog.message}"))
    page.set_viewport_size({"width": 360, "height": 700})
    for path in (
        "/",
        f"/article?url={address}",
        f"/diff?url={address}&to=2&view=split",
        f"/revision?url={address}",
        f"/blame?url={address}",
    ):
        page.goto(path)
        assert "owned" not in page.title().split("<")[0]
        assert page.locator("main img, main script").count() == 0
        assert "<script>" in page.locator("main").inner_text()
        assert page.evaluate(SIDEWAYS) <= 0, path


EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS_AND_LANGUAGE = ["color-contrast", "html-has-lang", "valid-lang", "label", "button-name", "link-name"]
OF_SIZE = ["target-size", "scrollable-region-focusable", "meta-viewport", "label", "button-name", "link-name"]


@pytest.mark.parametrize(
    ("scheme", "locale", "width", "rules"),
    [
        ("light", "en-GB", 1200, EVERYTHING),
        ("dark", "tr-TR", 1200, OF_COLOURS_AND_LANGUAGE),
        ("light", "tr-TR", 360, OF_SIZE),
    ],
    ids=["light, English", "dark, Turkish", "phone, Turkish"],
)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, newsroom: Newsroom, scheme: Any, locale: str, width: int, rules: list[str]
) -> None:
    context = browser.new_context(
        base_url=newsroom.url, locale=locale, color_scheme=scheme, viewport={"width": width, "height": 800},
        reduced_motion="reduce", bypass_csp=True,
    )  # fmt: skip
    try:
        page = context.new_page()
        for path in MAIN:
            page.goto(path)
            page.evaluate("() => document.querySelectorAll('main details').forEach(each => each.open = true)")
            found = Axe().run(page, options={"runOnly": rules})
            assert not found.response["violations"], f"{path}: {found.generate_report()}"
            assert page.evaluate(SIDEWAYS) <= 0, path
    finally:
        context.close()


def test_the_keyboard_is_enough(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".row .headline a").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".row .headline a").nth(1)).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    expect(page.locator("#find")).to_have_value("jk?")
    page.locator("main").press("?")
    page.wait_for_url("**/help#keys")


def test_the_view_is_chosen_with_a_form(page: Page) -> None:
    page.goto("/help")
    page.get_by_text("View", exact=True).click()
    page.get_by_label("Türkçe").check()
    page.get_by_label("Dark").check()
    page.get_by_label("Single-key shortcuts").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("heading", level=1)).to_have_text("Yardım")
    page.goto("/")
    page.locator("main").press("j")
    expect(page.locator(".row .headline a").first).not_to_be_focused()


def test_everything_is_there_without_scripts(browser: Browser, newsroom: Newsroom) -> None:
    context = browser.new_context(base_url=newsroom.url, locale="en-GB", java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto("/")
        page.get_by_text("Filters", exact=True).click()
        page.get_by_label("Article").fill(FERRY)
        page.get_by_role("button", name="Apply").click()
        page.get_by_role("link", name="Five died").first.click()
        expect(page.locator(".diff ins")).not_to_have_count(0)
        page.get_by_role("link", name="Side by side").click()
        expect(page.locator(".diff.split")).to_be_visible()
        page.get_by_text("Write a note").click()
        page.get_by_label("Label").last.fill("seen")
        page.get_by_role("button", name="Save").last.click()
        expect(page.locator(".note").last).to_contain_text("seen")
    finally:
        context.close()


def test_the_captured_page_can_do_nothing(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the capture ran: {dialog.message}"))
    page.goto(f"/capture?digest={digest(PAGE.decode('latin-1'))}")
    expect(page.frame_locator("iframe.capture").get_by_text("Four died")).to_be_visible()


def test_a_stream_that_was_refused_is_asked_for_again(page: Page, newsroom: Newsroom) -> None:
    refusals = iter([True])
    page.clock.install()
    page.route("**/api/stream*", lambda route: route.fulfill(status=503) if next(refusals, False) else route.continue_())
    page.goto("/")
    expect(page.locator("#live-state")).to_have_text("connection lost, trying again")
    page.clock.fast_forward(6_000)
    expect(page.locator("#live-state")).to_have_text("live")


def test_escape_closes_the_view_s_choices_and_goes_back_to_them(page: Page) -> None:
    page.goto("/help")
    page.get_by_text("View", exact=True).click()
    page.get_by_label("Time zone").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Time zone")).to_be_hidden()
    expect(page.locator(".preferences summary")).to_be_focused()

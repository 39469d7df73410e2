"""Who may do what: accounts, logins, tokens, and pages of other sites."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from crawler.monitor.web.access.throttle import PER_ADDRESS, WINDOW, Throttle
from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import NOW, browsing, with_site
from tests.monitor.web.newsday import PASSWORD, a_day, a_token, an_account
from tests.store.newsdesk import FERRY

SAID = {"url": FERRY, "number": 1, "label": "softened"}


@pytest.fixture
def closed(services: Services) -> Services:
    """The same service once accounts are set."""
    return with_site(services, open_to_all=False)


async def login(client: httpx.AsyncClient, name: str = "ayse", password: str = PASSWORD, **more: Any) -> httpx.Response:
    page = await client.get("/login")
    word = re.findall(r'name="csrf" value="([^"]*)"', page.text)[0]
    return await client.post("/login", data={"csrf": word, "name": name, "password": password, **more})


async def csrf_of(client: httpx.AsyncClient) -> dict[str, str]:
    return {"X-CSRF-Token": (await client.get("/api/me")).json()["csrf"]}


async def test_nobody_unknown_sees_anything(closed: Services) -> None:
    async with browsing(closed) as client:
        await a_day(closed)
        routes = {route.path for route in client._transport.app.routes if hasattr(route, "methods")}  # type: ignore[attr-defined]
        public = {"/login", "/api/health"}
        for path in sorted(routes - public):
            answer = await client.get(re.sub(r"{[^}]*}", "x", path))
            assert answer.status_code in {401, 303}, path
            assert "Four died" not in answer.text
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert (await client.request(method, "/api/annotations", json=SAID)).status_code == 401


async def test_people_are_led_to_the_login_and_back(closed: Services) -> None:
    async with browsing(closed) as client:
        await an_account(closed)
        away = await client.get("/diff?url=https://news.example/a?b=1")
        page = await client.get(away.headers["Location"])
        assert "/diff?url=https://news.example/a?b=1" in page.text
        back = await login(client, next="/diff?url=x")
    assert (away.status_code, back.status_code, back.headers["Location"]) == (303, 303, "/diff?url=x")


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "/\r\nX: y",
    ],
)
async def test_no_login_leads_to_another_site(closed: Services, target: str) -> None:
    async with browsing(closed) as client:
        await an_account(closed)
        assert (await login(client, next=target)).headers["Location"] == "/"


async def test_a_login_opens_what_its_role_may(closed: Services) -> None:
    async with browsing(closed) as client:
        await a_day(closed)
        await an_account(closed, role="reader")
        answer = await login(client)
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie
        assert (await client.get("/api/revisions")).status_code == 200
        refused = await client.post("/api/annotations", json=SAID, headers=await csrf_of(client))
        assert (refused.status_code, "annotator" in refused.json()["detail"]) == (403, True)


async def test_only_an_admin_changes_what_somebody_else_wrote(closed: Services) -> None:
    async with browsing(closed) as client:
        await a_day(closed)
        keys = {}
        for name, role in [("ayse", "annotator"), ("mehmet", "annotator"), ("deniz", "admin")]:
            await an_account(closed, name, role)  # type: ignore[arg-type]
            keys[name] = await a_token(closed, name, f"tashih_{name}")
        made = (await client.post("/api/annotations", json=SAID, headers=keys["ayse"])).json()
        path = f"/api/annotations/{made['id']}"
        assert (await client.delete(path, headers=keys["mehmet"])).status_code == 403
        kept = (await client.delete(path, headers=keys["deniz"])).json()
    assert [step["by"] for step in kept["log"]] == ["ayse", "deniz"]


async def test_a_cookie_alone_changes_nothing(closed: Services) -> None:
    async with browsing(closed) as client:
        await a_day(closed)
        await an_account(closed, role="admin")
        await login(client)
        word = await csrf_of(client)
        for headers in [
            {},
            {"X-CSRF-Token": "wrong"},
            {"X-CSRF-Token": ""},
            {**word, "Origin": "https://evil.example"},
            {**word, "Origin": "null"},
            {**word, "Sec-Fetch-Site": "cross-site"},
            {**word, "Sec-Fetch-Site": "same-site"},
        ]:
            assert (await client.post("/api/annotations", json=SAID, headers=headers)).status_code == 403, headers
        ours = {**word, "Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
        assert (await client.post("/api/annotations", json=SAID, headers=ours)).status_code == 201


async def test_a_foreign_page_cannot_write_on_an_open_service(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        for kwargs in [
            {"json": SAID, "headers": {"Origin": "https://evil.example"}},
            {"data": {"label": "x"}},
            {"content": b'{"url": "x"}', "headers": {"Content-Type": "text/plain"}},
            {"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
            {},
        ]:
            answer = await client.post("/api/annotations", **kwargs)  # type: ignore[arg-type]
            assert answer.status_code in {403, 415}, kwargs


async def test_a_login_from_a_foreign_page_is_refused(closed: Services) -> None:
    async with browsing(closed) as client:
        await an_account(closed)
        given = {"name": "ayse", "password": PASSWORD, "csrf": "guessed"}
        assert (await client.post("/login", data=given)).status_code == 403


async def test_a_wrong_password_and_an_unknown_name_look_alike(closed: Services) -> None:
    async with browsing(closed) as client:
        await an_account(closed)
        wrong = await login(client, password="a wrong long word")
        unknown = await login(client, name="nobody")
        empty = await login(client, name="", password="")
        assert wrong.status_code == unknown.status_code == empty.status_code == 401
        mask = re.compile(r'value="[^"]*"')
        assert mask.sub("", wrong.text) == mask.sub("", unknown.text)
        assert (await client.get("/api/me")).status_code == 401


async def test_an_account_without_a_password_has_no_login(closed: Services) -> None:
    async with browsing(closed) as client:
        account = await an_account(closed)
        await closed.accounts.replace(replace(account, password="", epoch=2))
        assert (await login(client)).status_code == 401
        assert (await login(client, password="")).status_code == 401


async def test_whoever_fails_too_often_has_to_wait(closed: Services) -> None:
    async with browsing(closed) as client:
        client._transport.app.state.throttle = throttle = Throttle()  # type: ignore[attr-defined]
        for _ in range(PER_ADDRESS):
            throttle.failed("127.0.0.1", "ayse", NOW)
        await an_account(closed)
        answer = await login(client)
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (429, True)
    assert throttle.wait("127.0.0.1", "ayse", NOW + WINDOW) == timedelta(0)
    assert throttle.wait("192.0.2.1", "ayse", NOW) == timedelta(0)


async def test_a_login_ends_with_its_time_a_logout_a_new_password_or_its_account(closed: Services) -> None:
    now = [NOW]
    aging = replace(closed, clock=lambda: now[0])
    async with browsing(aging) as client:
        account = await an_account(aging)

        async def is_in() -> bool:
            return (await client.get("/api/me")).status_code == 200

        await login(client)
        assert await is_in()
        now[0] = NOW + aging.site.session_age
        assert not await is_in()
        await login(client)
        await client.post("/logout", headers=await csrf_of(client))
        assert not await is_in()
        await login(client)
        await aging.accounts.replace(replace(account, epoch=2))
        assert not await is_in()
        await login(client)
        assert await is_in()
        await aging.accounts.remove("ayse")
        assert not await is_in()


async def test_a_token_reads_and_writes_until_it_expires_or_is_revoked(closed: Services) -> None:
    async with browsing(closed) as client:
        await a_day(closed)
        await an_account(closed, role="annotator")
        key, old = await a_token(closed), await a_token(closed, secret="tashih_old", days=0)
        assert (await client.get("/api/revisions", headers=key)).status_code == 200
        assert (await client.post("/api/annotations", json=SAID, headers=key)).status_code == 201
        for headers in [
            old,
            {"Authorization": "Bearer x"},
            {"Authorization": "Bearer"},
            {"Authorization": "Basic !"},
        ]:
            assert (await client.get("/api/revisions", headers=headers)).status_code == 401
        for one in await closed.accounts.tokens("ayse"):
            await closed.accounts.remove_token(one.id)
        assert (await client.get("/api/revisions", headers=key)).status_code == 401


async def test_a_feed_reader_may_send_its_token_as_a_password_but_only_to_read(closed: Services) -> None:
    async with browsing(closed) as client:
        await an_account(closed, role="admin")
        await a_token(closed)
        basic = {"Authorization": "Basic " + b64encode(b"ayse:tashih_key").decode()}
        assert (await client.get("/feeds/revisions.atom", headers=basic)).status_code == 200
        assert (await client.post("/api/annotations", json=SAID, headers=basic)).status_code == 401
        password = {"Authorization": "Basic " + b64encode(f"ayse:{PASSWORD}".encode()).decode()}
        assert (await client.get("/feeds/revisions.atom", headers=password)).status_code == 401


async def test_the_first_account_closes_an_open_service(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.monitor.web.access.guard.ASK_EVERY", 0.0)
    async with browsing(services) as client:
        assert (await client.get("/api/me")).json()["role"] == "admin"
        await an_account(services)
        assert (await client.get("/api/me")).status_code == 401
        await services.accounts.remove("ayse")
        assert (await client.get("/api/me")).status_code == 401


async def test_over_tls_the_cookie_goes_nowhere_else(closed: Services) -> None:
    site = with_site(closed, url="https://watch.example")
    async with browsing(site) as client:
        client.base_url = httpx.URL("https://watch.example")
        await an_account(site)
        cookie = (await login(client)).headers["set-cookie"]
    assert cookie.startswith("__Host-tashih=")
    assert "; Secure" in cookie

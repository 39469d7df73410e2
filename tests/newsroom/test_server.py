"""The small server: pages by path or by full address, under its own host or as a proxy for any."""

from __future__ import annotations

import http.client
import socket
import threading
from http.client import IncompleteRead

import pytest

from crawler.newsroom.server import Request, Response, serve, split_target


def test_a_page_is_served_in_utf_8(visit):
    with serve({"/haber": "<p>Boğaz'da sis</p>"}) as site:
        answered = visit(site.url("/haber"))
    assert (answered.status, answered.text) == (200, "<p>Boğaz'da sis</p>")


def test_a_page_can_change_and_vanish_while_the_site_is_up(visit):
    with serve({"/story": "old"}) as site:
        site.pages["/story"] = b"new"
        assert visit(site.url("/story")).body == b"new"
        del site.pages["/story"]
        assert visit(site.url("/story")).status == 404


def test_a_page_can_be_a_function_of_the_request(visit):
    def echo(request: Request) -> Response:
        return Response(status=203, body=f"{request.headers['user-agent']} {request.path}".encode())

    with serve({"/who?a=1": echo}) as site:
        answered = visit(site.url("/who?a=1"), User_Agent="Tashih")
    assert (answered.status, answered.body) == (203, b"Tashih /who?a=1")


def test_as_a_proxy_it_serves_real_host_names(visit):
    with serve({"/story": "anyone's"}) as site:
        site.pages["http://www.dailysabah.com/story?id=7"] = "the daily's"
        assert visit("http://www.dailysabah.com/story?id=7", proxy=site.proxy).body == b"the daily's"
        assert visit("http://elsewhere.example/story", proxy=site.proxy).body == b"anyone's"
        assert [line.host for line in site.requests] == ["www.dailysabah.com", "elsewhere.example"]


def test_the_log_names_path_visitor_and_status(visit):
    with serve() as site:
        visit(site.url("/nothing"), User_Agent="Tashih")
        (line,) = site.requests
    assert (line.path, line.user_agent, line.status) == ("/nothing", "Tashih", 404)


def test_a_line_that_goes_dead_leaves_the_body_incomplete(visit):
    with serve({"/": Response(body=b"x" * 1000, cut_at=10)}) as site, pytest.raises(IncompleteRead):
        visit(site.url())


def test_headers_travel_and_a_304_has_no_body(visit):
    with serve({"/": Response(status=304, headers={"ETag": '"a"'}, body=b"ignored")}) as site:
        answered = visit(site.url())
    assert (answered.status, answered.body, answered.headers["ETag"]) == (304, b"", '"a"')


def test_head_says_how_long_the_page_is_and_stops_there():
    with serve({"/": "news"}) as site:
        line = http.client.HTTPConnection(site.netloc, timeout=10)
        line.request("HEAD", "/")
        answer = line.getresponse()
        assert (answer.getheader("Content-Length"), answer.read()) == ("4", b"")
        line.close()


def test_stopping_ends_every_thread_even_of_connections_kept_alive_and_of_slow_pages():
    before = threading.active_count()
    site = serve({"/": "news", "/slow": Response(delay=600)})
    kept = http.client.HTTPConnection(site.netloc, timeout=10)
    kept.request("GET", "/")
    kept.getresponse().read()
    waiting = socket.create_connection(site.netloc.split(":"), timeout=10)
    waiting.sendall(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
    while len(site.requests) < 2:
        threading.Event().wait(0.01)
    site.stop()
    kept.close()
    waiting.close()
    assert threading.active_count() == before


def test_a_port_is_free_again_after_stopping(visit):
    with serve() as first:
        port = int(first.netloc.partition(":")[2])
    with serve({"/": "again"}, port=port) as second:
        assert visit(second.url()).body == b"again"


def test_a_target_without_a_path_is_the_front_page():
    assert split_target("http://www.example.com", "proxy") == ("www.example.com", "/")
    assert split_target("HTTP://www.example.com/", "proxy") == ("www.example.com", "/")
    assert split_target("//not-a-host/x", "own") == ("own", "//not-a-host/x")

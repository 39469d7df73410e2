"""`tashih alerts` as a person uses it: a file, a test, a service that is killed, a status."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.model import Revision, Visit
from crawler.store.mongo import MongoStore
from tests.e2e.shell import Tashih
from tests.store.newsdesk import first_revision, next_revision, visit

FILE = """
[targets.hook]
webhook = "{url}"
secret = "${{HOOK_SECRET}}"
attempts = 2
retry_after = "0.05s"
timeout = "2s"

[rules.silent]
targets = "hook"
silent = true
confirm = "never"

[rules.pages]
targets = "hook"
state = ["gone", "back"]
"""


class Receiver(ThreadingHTTPServer):
    """Remembers keys and bodies; answers with ``status``."""

    status = 204

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[tuple[str, dict[str, object]]] = []
        self.arrived = threading.Condition()

    def wait_for(self, count: int) -> None:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.got) >= count, timeout=60)


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.server.status)
        self.end_headers()
        with self.server.arrived:
            self.server.got.append((self.headers["webhook-id"], json.loads(body)))
            self.server.arrived.notify_all()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def newsroom(tashih: Tashih, receiver: Receiver, tmp_path: Path) -> Tashih:
    """A command line with an ALERTS file whose secret stands in the environment."""
    path = tmp_path / "alerts.toml"
    path.write_text(FILE.format(url=f"http://127.0.0.1:{receiver.server_port}/hook"))
    tashih.variables |= {"ALERTS": str(path), "HOOK_SECRET": "0123456789abcdef", "no_proxy": "*"}
    return tashih


def record(tashih: Tashih, *revisions: Revision, visits: Sequence[Visit] = ()) -> None:
    uri = tashih.run("db", "uri").stdout.strip()

    async def recording() -> None:
        store = MongoStore(lambda: uri, database=tashih.variables["MONGODB_DATABASE"])
        await store.open()
        for each in revisions:
            await store.record(each, visit(each.first_seen, "new", article=each.article))
        for each in visits:
            await store.finish_visit(each)
        await store.close()

    asyncio.run(recording())


@contextmanager
def running(tashih: Tashih) -> Iterator[None]:
    """The service, told to end politely afterwards."""
    service = tashih.start("alerts", "run")
    try:
        assert service.stderr is not None and "Ctrl-C" in service.stderr.readline()
        yield
        service.send_signal(signal.SIGTERM)
        assert service.wait(timeout=60) == 0
    finally:
        service.kill()
        service.wait()


def ferry() -> tuple[Revision, Revision]:
    now = datetime.now(UTC)
    first = first_revision("Four died", at=now)
    return first, next_revision(first, "Five died", now + timedelta(seconds=1))


def test_an_edit_reaches_the_receiver_and_what_is_refused_is_told_and_tried_again(
    newsroom: Tashih, receiver: Receiver
) -> None:
    first, second = ferry()
    record(newsroom, first)
    with running(newsroom):
        asyncio.run(asyncio.sleep(2))
        record(newsroom, second)
        receiver.wait_for(1)
        [(key, told)] = receiver.got
        assert told["id"] == key and told["data"]["revisions"][0]["headline"] == "Five died"  # type: ignore[index]
        receiver.status = 500
        record(newsroom, next_revision(second, "Six died", second.first_seen + timedelta(seconds=1)))
        receiver.wait_for(3)
        asyncio.run(asyncio.sleep(1))
    status = newsroom.run("alerts", "status")
    assert status.returncode == 1 and "given up after 2 tries: 500" in status.stdout
    receiver.status = 200
    assert newsroom.run("alerts", "retry").returncode == 0
    with running(newsroom):
        receiver.wait_for(4)
    assert len({key for key, _ in receiver.got}) == 2
    assert newsroom.run("alerts", "status").returncode == 0


def test_a_rule_can_be_tried(newsroom: Tashih, receiver: Receiver) -> None:
    record(newsroom, *ferry())
    dry = newsroom.run("alerts", "test", "silent", "--dry-run")
    assert dry.returncode == 0 and "Five died" in dry.stdout and receiver.got == []
    wet = newsroom.run("alerts", "test", "silent")
    assert (wet.returncode, wet.stdout) == (0, "hook: accepted, 204 No Content\n")
    assert receiver.got[0][1]["type"] == "test"


def test_a_page_that_is_gone_is_told_also_if_nobody_listened_then(newsroom: Tashih, receiver: Receiver) -> None:
    first, _ = ferry()
    record(newsroom, first)
    with running(newsroom):
        asyncio.run(asyncio.sleep(2))
    gone = [visit(first.first_seen + timedelta(seconds=after), "gone", status=404) for after in (8, 9)]
    record(newsroom, visits=gone)
    dry = newsroom.run("alerts", "test", "pages", "--dry-run")
    assert dry.returncode == 0 and "page gone: Four died" in dry.stdout
    with running(newsroom):
        receiver.wait_for(1)
    [(_, told)] = receiver.got
    assert told["type"] == "state" and told["data"]["states"][0]["state"] == "gone"  # type: ignore[index]


def test_a_mail_server_that_says_nothing_holds_up_no_end(newsroom: Tashih) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        path = Path(newsroom.variables["ALERTS"])
        server = f"smtp://127.0.0.1:{mute.getsockname()[1]}"
        target = f'[targets.mail]\nemail = "a@b"\nfrom = "c@d"\nserver = "{server}"\n'
        path.write_text(target + '[rules.all]\ntargets = "mail"\nnew = true\nconfirm = "never"\n')
        record(newsroom, first_revision("old", article="https://news.example/old"))
        service = newsroom.start("alerts", "run")
        try:
            assert service.stderr is not None and "Ctrl-C" in service.stderr.readline()
            asyncio.run(asyncio.sleep(2))
            record(newsroom, ferry()[0])
            mute.settimeout(60)
            talk, _ = mute.accept()
            service.send_signal(signal.SIGTERM)
            assert service.wait(timeout=60) == 0
            assert "ended in spite of" not in service.stderr.read()
            talk.close()
        finally:
            service.kill()
            service.wait()


@pytest.mark.parametrize(("arguments", "said"), [(["test", "slient"], "no rule 'slient'"), (["rnu"], "run, test RULE")])
def test_a_wrong_word_is_refused(newsroom: Tashih, arguments: list[str], said: str) -> None:
    done = newsroom.run("alerts", *arguments)
    assert done.returncode == 2 and said in done.stdout + done.stderr


def test_a_broken_file_is_told_with_its_lines(newsroom: Tashih) -> None:
    path = Path(newsroom.variables["ALERTS"])
    path.write_text(path.read_text() + "kidns = 'x'\n")
    done = newsroom.run("alerts", "run")
    assert done.returncode == 2 and "line 17: rules.pages.kidns" in done.stderr and "Traceback" not in done.stderr
    doctor = newsroom.run("doctor")
    assert doctor.returncode == 1 and "line 17: rules.pages.kidns" in doctor.stdout

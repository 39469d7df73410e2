"""The demo is the main job from end to end: every event of the day is recorded, and no other."""

from __future__ import annotations

from tests.e2e.database import database
from tests.e2e.shell import Tashih


def test_the_demo_records_every_event_of_the_day_and_no_other(tashih: Tashih) -> None:
    del tashih.variables["MONGODB_DATABASE"]
    for _ in range(2):
        done = tashih.run("demo", timeout=240)
        assert done.returncode == 0, done.stderr
        assert "every one was recorded, and nothing else" in done.stdout
        assert "Traceback" not in done.stderr
    assert "[-will-]{+do+} not {+plan to+} raise fares" in " ".join(done.stdout.split())


def test_the_demo_leaves_other_databases_alone(tashih: Tashih) -> None:
    with database(tashih) as db:
        db["notes"].insert_one({"_id": 1})
    assert tashih.run("demo", timeout=240).returncode == 0
    with database(tashih) as db:
        assert db["notes"].count_documents({"_id": 1}) == 1

"""The soak's verdict: what grew, and what fell behind."""

from __future__ import annotations

from bench.soak.__main__ import faults_in

STEADY = {
    "seconds": 1.0,
    "cpu_seconds": 1.0,
    "megabytes": 130.0,
    "files": 26,
    "tasks": 14,
    "due": 20,
    "late_seconds": 3.0,
}


def samples(**growth: float) -> list[dict[str, float]]:
    """Thirty samples of a service; what grows does so from one to the next."""
    steady = [{**STEADY, "visits": number * 10} for number in range(30)]
    return [
        {**one, **{name: one[name] + number * step for name, step in growth.items()}}
        for number, one in enumerate(steady)
    ]


def test_a_service_that_holds_what_it_held_is_sound() -> None:
    assert faults_in(samples()) == []


def test_what_grows_is_named() -> None:
    assert faults_in(samples(megabytes=2.0)) == ["megabytes grew from 159.0 to 179.0"]
    assert faults_in(samples(files=1)) == ["files grew from 40.5 to 50.5"]
    assert faults_in(samples(late_seconds=20.0)) == ["late_seconds grew from 293.0 to 493.0"]


def test_a_service_that_stopped_visiting_is_not_sound() -> None:
    assert faults_in(samples(visits=-10)) == ["nothing was visited in the last third"]


def test_too_few_samples_prove_nothing() -> None:
    assert faults_in(samples()[:5]) == ["only 5 samples: run it for longer"]

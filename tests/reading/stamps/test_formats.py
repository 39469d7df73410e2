"""Every format carries its proof."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest

from crawler.reading.stamps import formats, read_stamp
from crawler.reading.stamps.formats import Example


def proofs() -> Iterator[tuple[str, tuple[Example, ...]]]:
    """Each file in the folder that has examples, by name."""
    for found in pkgutil.iter_modules(formats.__path__):
        module = import_module(f"{formats.__name__}.{found.name}")
        form = getattr(module, "FORMAT", None)
        examples = form.examples if form else getattr(module, "EXAMPLES", ())
        if examples:
            yield found.name, examples


PROOFS = dict(proofs())
EXAMPLES = [pytest.param(example, id=f"{name}: {example.raw!a}") for name, found in PROOFS.items() for example in found]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_format_reads_its_examples_and_refuses_its_counter_examples(example: Example) -> None:
    seen_at = datetime.fromisoformat(example.seen_at).replace(tzinfo=UTC)
    stamp = read_stamp(example.raw, seen_at=seen_at, zone=example.zone, languages=(example.language,))
    zone = ZoneInfo(example.zone)
    expected = datetime.fromisoformat(example.meant).replace(tzinfo=zone) if example.meant else None
    assert (stamp and stamp.at) == expected


@pytest.mark.parametrize("name", PROOFS)
def test_a_format_knows_what_it_reads_and_what_it_refuses(name: str) -> None:
    assert {example.meant is None for example in PROOFS[name]} == {True, False}


def test_no_two_formats_share_a_rank() -> None:
    ranks = [form.rank for form in formats.FORMATS]
    assert len(ranks) == len(set(ranks)) > 8

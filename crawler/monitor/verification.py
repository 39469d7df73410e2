"""Is everything that was recorded still there, and still what it was? Every digest, chain and reference, in bounded memory.

Memory holds a hundred documents, one revision and the names of faulty captures, however much is stored. A crawl may run at the
same time: what it leaves for a moment between two writes, and what a crash leaves for good, is no fault.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from crawler.monitor.checks.captures import Captures
from crawler.monitor.checks.fault import Fault, Progress
from crawler.monitor.checks.histories import faults_of_histories, faults_of_strays
from crawler.monitor.checks.later import faults_of_lessons, faults_of_rereadings
from crawler.monitor.checks.visits import faults_of_visits
from crawler.store.inventory import Inventory

LASTING = ("articles", "revisions", "captures")  # collections from which nothing is ever removed


class Verification:
    """One look at everything; ``unnamed`` is then how many captures nothing names."""

    def __init__(self, inventory: Inventory, progress: Progress) -> None:
        self._inventory = inventory
        self._progress = progress
        self._captures = Captures(inventory)
        self._looked: dict[str, int] = {}

    @property
    def unnamed(self) -> int:
        """Captures that no revision and no visit names: a crash leaves such, and so do visits that expire."""
        return self._captures.unnamed

    async def faults(self) -> AsyncIterator[Fault]:
        """Everything that is wrong, as it is found."""
        there = {name: await self._inventory.count(name) for name in LASTING}
        for check in (
            self._captures.faults(self._look),
            faults_of_histories(self._inventory, self._captures, self._look),
            faults_of_strays(self._inventory, self._look),
            faults_of_visits(self._inventory, self._captures, self._look),
            faults_of_lessons(self._inventory, self._look),
            faults_of_rereadings(self._inventory, self._captures, self._look),
        ):
            async for fault in check:
                yield fault
        for name, expected in there.items():
            if (lost := expected - self._looked.get(name, 0)) > 0:
                yield Fault(
                    where=name, what=f"{lost} documents bear no instant, so that no walk through time meets them"
                )

    def _look(self, name: str, done: int) -> None:
        self._looked[name] = done
        self._progress(name, done)

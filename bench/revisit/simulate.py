"""Drive a policy through a world in ticks of two minutes, at a steered spending and within every host's gap."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

from bench.revisit.policies import Policy
from bench.revisit.world import World
from crawler.schedule.queue import Candidate, whom_first
from crawler.schedule.steering import steer

TICK = 1 / 30
TICKS_A_DAY = 720
GAP = 10 / 3600.0  # hours between two visits to one host
ROOM = 12  # visits to one host in a tick
STEERED = 5  # ticks between two turns of the dial
FALLEN = 0.8  # when the price has fallen to this share all plans are made anew
NIGHT = 4 * 30  # the tick of the day at which policies learn
HAIR = 1e-9


@dataclass(slots=True)
class Run:
    """What happened: the visits to every story in hours, what every tick cost, and the shortest gap at a host in hours."""

    visits: list[list[float]]
    costs: list[int]
    narrowest: float


class Spending:
    """The dial: the visits of the past day against the budget turn the price; without a budget it stands still."""

    def __init__(self, per_tick: float | None, price: float) -> None:
        self.per_tick, self.price = per_tick, price
        self.costs: list[int] = []
        self.window: deque[int] = deque()
        self.spent = 0

    def note(self, cost: int) -> None:
        """One more tick, and what it cost."""
        self.costs.append(cost)
        self.window.append(cost)
        self.spent += cost
        if len(self.window) > TICKS_A_DAY:
            self.spent -= self.window.popleft()
        if self.per_tick and len(self.costs) % STEERED == 0:
            budget = self.per_tick * len(self.window)
            self.price = steer(self.price, spent=self.spent, budget=budget, hours=STEERED * TICK)


class Simulation:
    """One policy in one world; ``budget`` is in visits a story, None for the policy's own intervals."""

    def __init__(self, world: World, policy: Policy, *, budget: float | None, price: float = 1.0) -> None:
        self.world, self.policy = world, policy
        self.spending = Spending(None if budget is None else budget * world.per_day / TICKS_A_DAY, price)
        self.planned_at = price
        self.visits: list[list[float]] = [[] for _ in world.stories]
        self.edits_seen = [0] * len(world.stories)
        self.queue: list[tuple[float, int, int, float]] = []
        self.version = [0] * len(world.stories)
        self.alive: list[int] = []
        self.asked = [-inf] * world.hosts
        self.narrowest = inf

    def run(self) -> Run:
        """Drive the policy to the end of the world."""
        found = hint = 0
        stories, hints = self.world.stories, self.world.hints
        for tick in range(int(self.world.hours / TICK)):
            now = tick * TICK
            new: list[int] = []
            while found < len(stories) and stories[found].found <= now + HAIR:
                new.append(found)
                found += 1
            polled = self.policy.polled(now + HAIR)
            while hint < len(hints) and hints[hint][0] <= now + HAIR:
                self._hint(hints[hint][1], now, polled)
                hint += 1
            self.spending.note(len(polled) + self._visit(new, self._due(now), now))
            if tick % TICKS_A_DAY == NIGHT:
                self.policy.night()
                self.alive = [number for number in self.alive if stories[number].until > now]
            self._follow_price()
        return Run(self.visits, self.spending.costs, self.narrowest)

    def _hint(self, number: int, now: float, polled: frozenset[int]) -> None:
        story = self.world.stories[number]
        if story.site in polled and self.visits[number] and now < story.until:
            self.policy.hinted(number, now)
            self._plan(number)

    def _due(self, now: float) -> list[int]:
        """The stories that are due, by today's price; the others are planned again."""
        due: list[int] = []
        while self.queue and self.queue[0][0] <= now:
            _, number, version, price = heappop(self.queue)
            if version != self.version[number]:
                continue
            if self.spending.price > price and self.policy.due(number, self.spending.price) > now + TICK:
                self._plan(number)
            else:
                due.append(number)
        return due

    def _visit(self, new: list[int], due: list[int], now: float) -> int:
        """Visit new stories, then the worthiest of the due ones; what finds no room waits a tick."""
        rooms = dict.fromkeys(range(self.world.hosts), ROOM)
        for number in new:
            self._ask(number, now, rooms)
        chosen = due
        if len(due) + len(new) > ROOM:
            chosen = self._whom_first(due, now, rooms)
            for number in set(due).difference(chosen):
                heappush(self.queue, (now, number, self.version[number], self.spending.price))
        for number in chosen:
            self._ask(number, now, rooms)
        return len(new) + len(chosen)

    def _whom_first(self, due: Iterable[int], now: float, rooms: dict[int, int]) -> list[int]:
        candidates = [
            Candidate(str(number), str(self.world.stories[number].host), self.policy.worth(number, now))
            for number in due
        ]
        chosen = whom_first(candidates, room={str(host): max(room, 0) for host, room in rooms.items()})
        return [int(candidate.article) for candidate in chosen]

    def _ask(self, number: int, now: float, rooms: dict[int, int]) -> None:
        """One visit, in the next slot of its host."""
        story = self.world.stories[number]
        at = max(now + (ROOM - rooms[story.host]) * GAP, self.asked[story.host] + GAP)
        rooms[story.host] -= 1
        self.narrowest = min(self.narrowest, at - self.asked[story.host])
        self.asked[story.host] = at
        seen = bisect_right(story.edits, at)
        if self.visits[number]:
            self.policy.visited(number, at, changed=seen > self.edits_seen[number])
        else:
            self.policy.found(number, story, at)
            self.alive.append(number)
        self.edits_seen[number] = seen
        self.visits[number].append(at)
        self._plan(number)

    def _plan(self, number: int) -> None:
        self.version[number] += 1
        at = self.policy.due(number, self.spending.price)
        if at < self.world.stories[number].until:
            heappush(self.queue, (at, number, self.version[number], self.spending.price))

    def _follow_price(self) -> None:
        """Plan everything anew if visits have become much cheaper; if they are dearer, ``_due`` finds out in time."""
        self.planned_at = max(self.planned_at, self.spending.price)
        if self.spending.price < FALLEN * self.planned_at:
            self.planned_at = self.spending.price
            self.queue = []
            for number in self.alive:
                self._plan(number)

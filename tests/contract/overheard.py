"""What is said to a database, and how the database would answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pymongo import monitoring
from pymongo.database import Database

Command = dict[str, Any]

INDEXED = {
    "IXSCAN",
    "IDHACK",
    "EXPRESS_IXSCAN",
    "EXPRESS_CLUSTERED_IXSCAN",
}  # stages of a plan; EXPRESS since MongoDB 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a question would be answered: the stages, and the names of the indexes that are used."""

    stages: set[str]
    indexes: set[str]


class Overheard(monitoring.CommandListener):
    """Every command that any client of this process sends."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, str, Command]] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        self.commands.append((event.database_name, event.command_name, dict(event.command)))

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Not needed."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Not needed."""


OVERHEARD = Overheard()
monitoring.register(OVERHEARD)


def filters_of(name: str, command: Command) -> Iterator[Command]:
    """The filters that a command carries."""
    if name == "find":
        yield command["filter"]
    if name == "aggregate":
        yield command["pipeline"][0]["$match"]
    if name == "update":
        yield from (update["q"] for update in command["updates"])


def stages_of_plan(database: Database[dict[str, Any]], collection: str, where: Command) -> set[str]:
    """The stages of the plan for a question."""
    return plan_of(database, collection, where).stages


def plan_of(database: Database[dict[str, Any]], collection: str, where: Command) -> Plan:
    """How the database would answer a question."""
    told = database.command({"explain": {"find": collection, "filter": where}, "verbosity": "queryPlanner"})
    steps = list(steps_of(told["queryPlanner"]["winningPlan"]))
    stages, names = ({step.get(name, "") for step in steps} for name in ("stage", "indexName"))
    return Plan(stages=stages, indexes=names - {""})


def steps_of(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of a query plan, outermost first; a newer server wraps it once more."""
    plan = plan.get("queryPlan", plan)
    yield plan
    if inner := plan.get("inputStage"):
        yield from steps_of(inner)

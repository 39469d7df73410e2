"""Imports point down, and the pure folders touch no network, database, clock, environment or Scrapy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("crawler.cli", "crawler.cluster", "crawler.commands", "crawler.shell"),
    (
        "crawler.spiders",
        "crawler.middlewares",
        "crawler.extensions",
        "crawler.monitor",
        "crawler.newsroom",
        "pipelines",
    ),
    ("crawler.store", "crawler.pool"),
    ("crawler.discovery",),
    ("crawler.publishers", "crawler.reading", "crawler.judgement", "crawler.schedule"),
    ("crawler.model", "crawler.errors", "crawler.items"),
)
PURE = ("crawler/reading", "crawler/judgement", "crawler/schedule", "crawler/publishers", "crawler/discovery")
IMPURE = {
    "scrapy",
    "pymongo",
    "socket",
    "urllib.request",
    "requests",
    "subprocess",
    "os",
    "time",
    "asyncio",
    "threading",
}
CLOCKS = {"now", "utcnow", "today"}
SOURCES = sorted(p for top in ("crawler", "pipelines", "settings") for p in (ROOT / top).rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(module: str) -> tuple[int, str] | None:
    for depth, layer in enumerate(LAYERS):
        for name in layer:
            if module == name or module.startswith(name + "."):
                return depth, name
    return None


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_point_down_and_neighbours_do_not_know_each_other(path: Path) -> None:
    mine = layer_of(module_name(path))
    for name in imported(path):
        if module_name(path).startswith("settings"):
            assert layer_of(name) is None, f"settings imports {name}"
        theirs = layer_of(name)
        if mine is None or theirs is None or theirs[1] == mine[1]:
            continue
        if mine[0] in {0, len(LAYERS) - 1}:
            assert theirs[0] >= mine[0], f"{module_name(path)} imports {name}"
        else:
            assert theirs[0] > mine[0], f"{module_name(path)} imports {name}"


@pytest.mark.parametrize("path", [p for p in SOURCES if str(p.relative_to(ROOT)).startswith(PURE)], ids=module_name)
def test_the_pure_core_knows_no_network_database_clock_or_scrapy(path: Path) -> None:
    assert not IMPURE & set(imported(path))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            assert node.args or node.keywords, f"{path}:{node.lineno} asks the clock"


def test_only_the_store_knows_pymongo() -> None:
    for path in SOURCES:
        if not module_name(path).startswith("crawler.store"):
            assert not any(name.split(".")[0] in {"pymongo", "bson", "gridfs"} for name in imported(path)), path


def test_nobody_imports_the_embedded_server() -> None:
    for path in SOURCES:
        assert not any(name.split(".")[0] in {"secantus", "secantusdb"} for name in imported(path)), path

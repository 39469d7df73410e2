"""The formats that histories are given away in: every file of this folder that binds ``EXPORT``; nothing else is edited."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.monitor.exporting import Export


@cache
def exports() -> dict[str, Export]:
    """All formats by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found: list[Export] = [module.EXPORT for module in modules]
    return {export.name: export for export in found}

"""Every rule in this folder, found by walking it: a new rule is a new file with a ``RULE``."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from crawler.reading.noise.rule import NoiseRule


def _walk() -> tuple[NoiseRule, ...]:
    """The rule of each file, in the order of the files' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)


RULES: tuple[NoiseRule, ...] = _walk()

"""Ways to write a day, one file each; the folder is walked.

A new format is a new file with a ``FORMAT`` in it: a pattern over the signs of :mod:`crawler.reading.stamps.lexicon`, how to read a
match, and examples, those it must read and those it must refuse.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from crawler.reading.stamps.formats.format import (
    Ambiguous,
    Context,
    Day,
    Example,
    Format,
    Impossible,
    MachineFormat,
    Reading,
)

__all__ = [
    "FORMATS",
    "MACHINE_FORMATS",
    "Ambiguous",
    "Context",
    "Day",
    "Example",
    "Format",
    "Impossible",
    "MachineFormat",
    "Reading",
]


_MODULES = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
_FOUND = [module.FORMAT for module in _MODULES if hasattr(module, "FORMAT")]
FORMATS: tuple[Format, ...] = tuple(
    sorted((one for one in _FOUND if isinstance(one, Format)), key=lambda one: one.rank)
)
MACHINE_FORMATS: tuple[MachineFormat, ...] = tuple(one for one in _FOUND if isinstance(one, MachineFormat))

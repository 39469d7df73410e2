"""The languages stamps are read in, one file each; the folder is walked."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from crawler.reading.stamps.languages.language import Language

__all__ = ["LANGUAGES", "Language"]


def _walk() -> dict[str, Language]:
    """Every file's ``LANGUAGE`` by its code."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = (module.LANGUAGE for module in modules if hasattr(module, "LANGUAGE"))
    return {language.code: language for language in found}


LANGUAGES = _walk()

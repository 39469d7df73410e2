"""The documents name what there is: commands, settings, fields, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scrapy.cmdline import _get_commands_dict
from scrapy.settings import Settings, default_settings

from settings import base

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OURS = [name for name in dir(base) if name.isupper() and not hasattr(default_settings, name) and name != "CONTACT"]
TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def commands() -> set[str]:
    """The project's own commands."""
    found = _get_commands_dict(Settings({"COMMANDS_MODULE": "crawler.commands"}), inproject=True)
    return {name for name, command in found.items() if type(command).__module__.startswith("crawler.")}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example_in_its_help_and_stands_in_the_readme(name: str) -> None:
    command = _get_commands_dict(Settings({"COMMANDS_MODULE": "crawler.commands"}), inproject=True)[name]
    assert f"tashih {name}" in command.long_desc().partition("Example: ")[2]
    assert f"tashih {name}" in README


@pytest.mark.parametrize("name", OURS)
def test_every_setting_of_ours_stands_in_the_readme_with_its_default(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name}` |"))
    default = getattr(base, name)
    assert (f"| `{default}` |" if default is not None else "| not set |") in row


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_files_and_commands_that_a_text_names_exist(text: Path) -> None:
    content = text.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:crawler|pipelines|settings|tests|docs|bench)/[\w./-]*)`", content):
        assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\((?!http)([^)#]+)", content):
        assert (text.parent / link).exists(), link
    known = set(_get_commands_dict(Settings({"COMMANDS_MODULE": "crawler.commands"}), inproject=True))
    for name in re.findall(r"(?:`|^)tashih ([a-z]+)", content, flags=re.MULTILINE):
        assert name in known, name

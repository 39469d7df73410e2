"""Units, cron line and manifest that operators copy are well-formed, and name commands and settings that exist."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
import yaml
from scrapy.cmdline import _get_commands_dict
from scrapy.settings import Settings

from settings import base, cluster

FOLDER = Path(__file__).parent.parent / "docs" / "operations"
GUIDE = (FOLDER.parent / "operations.md").read_text(encoding="utf-8")
UNITS = sorted([*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")])
COMMANDS = set(_get_commands_dict(Settings({"COMMANDS_MODULE": "crawler.commands"}), inproject=True))


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_says_what_it_starts_and_when(unit: Path) -> None:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(unit)
    assert parsed["Unit"]["Description"].startswith("Tashih")
    if unit.suffix == ".timer":
        assert (FOLDER / unit.with_suffix(".service").name).exists()
        assert "OnCalendar" in parsed["Timer"]
    else:
        assert re.search(r"/tashih (\w+)", parsed["Service"]["ExecStart"])[1] in COMMANDS


def test_the_cron_line_has_five_fields_and_a_command() -> None:
    [line] = [line for line in (FOLDER / "crontab").read_text().splitlines() if line and not line.startswith("#")]
    fields = line.split(None, 5)
    assert all(re.fullmatch(r"[\d*/,-]+", field) for field in fields[:5])
    assert re.search(r"tashih (\w+)", fields[5])[1] in COMMANDS


def test_the_manifest_runs_commands_that_exist() -> None:
    documents = list(yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text()))
    assert [document["kind"] for document in documents] == ["Secret", "Deployment", "Deployment", "CronJob"]
    text = (FOLDER / "kubernetes.yaml").read_text()
    assert set(re.findall(r"args: \[tashih, (\w+)", text)) == {"run", "serve", "verify"} <= COMMANDS


def test_the_guide_tells_the_clusters_settings_with_their_defaults() -> None:
    for name in [name for name in dir(cluster) if name.startswith("CLUSTER_")]:
        assert f"| `{name}` | {getattr(cluster, name):g} |" in GUIDE
    for name in ("LEASE_SECONDS", "VISITS_KEEP_DAYS", "CAPTURES_KEEP_DAYS"):
        assert hasattr(base, name)
        assert name in GUIDE

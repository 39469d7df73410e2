"""The data folder of a server that Tashih runs: made for its owner alone, stamped with the version that wrote it, not full."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from crawler.errors import EmbeddedServerError, StoreVersionError

STAMP = "stamp.json"
DATA = "data"
FLOOR = 256 * 1024 * 1024  # bytes; a server whose disk fills up loses its last acknowledged writes
WRITING_FLOOR = FLOOR // 2  # for one that runs already


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who wrote a data folder; the format on disk is theirs alone."""

    engine: str
    version: str


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Say in whose folder the system's error happened and what to do."""
    try:
        yield
    except OSError as error:
        raise EmbeddedServerError(
            f"the data folder {folder} cannot be used ({error.strerror or error}). "
            "Make it writable, or set TASHIH_HOME to a folder that is."
        ) from error


def make_private(folder: Path) -> None:
    """Make the folder if need be, and close it to other users."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def has_data(folder: Path) -> bool:
    """Whether a server ever wrote here; both engines leave a file of WiredTiger's."""
    return (folder / DATA / "WiredTiger").exists()


def claim(folder: Path, mine: Stamp) -> None:
    """Stamp a new folder; StoreVersionError if another version, or nobody known, wrote it."""
    if not has_data(folder):
        (folder / STAMP).write_text(json.dumps(asdict(mine)), encoding="utf-8")
    elif (theirs := read_stamp(folder)) != mine:
        raise StoreVersionError(_refusal(folder, mine, theirs))


def read_stamp(folder: Path) -> Stamp | None:
    """Who wrote the folder; None if it does not say."""
    try:
        return Stamp(**json.loads((folder / STAMP).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _refusal(folder: Path, mine: Stamp, theirs: Stamp | None) -> str:
    then = (
        f"{theirs.engine} {theirs.version}" if theirs else "an unknown version (its stamp.json is missing or damaged)"
    )
    return (
        f"{folder} was written by {then}, installed is {mine.engine} {mine.version}; neither reads the other's files. "
        f"Way out: install {then if theirs else 'the version that wrote it'}, run `tashih db dump FILE` and `tashih db stop`, "
        f"move the folder aside, install {mine.engine} {mine.version} again, run `tashih db restore FILE`."
    )


def free_bytes(folder: Path) -> int:
    """Room left on the disk that holds the folder, or will hold it."""
    standing = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(standing).free


def used_bytes(folder: Path) -> int:
    """What the folder's files take; files that vanish meanwhile do not count."""
    return sum(_size(path) for path in folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_blocks * 512
    except FileNotFoundError:
        return 0


def insist_on_room(folder: Path, floor: int) -> None:
    """EmbeddedServerError if less than *floor* bytes are free."""
    if (free := free_bytes(folder)) < floor:
        raise EmbeddedServerError(
            f"only {free // 2**20} MB are free on the disk of {folder}, the database needs {floor // 2**20} MB. "
            "Free some room, or set TASHIH_HOME to a folder on another disk."
        )

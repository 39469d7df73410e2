"""A log's last words are few, however long the log."""

from __future__ import annotations

from pathlib import Path

from crawler.store.launch import LOG, last_words


def test_a_short_log_is_told_without_the_line_that_names_the_start(tmp_path: Path) -> None:
    (tmp_path / LOG).write_text("start 5d41 host 42\nopening data\nout of space\x1b[0m\n")
    assert last_words(tmp_path) == "opening data\nout of space[0m"


def test_of_a_long_log_only_the_end_is_read(tmp_path: Path) -> None:
    with (tmp_path / LOG).open("wb") as log:
        log.truncate(1 << 40)  # no disk has room for it, nor any memory
        log.seek(0, 2)
        log.write("".join(f"line {number}\n" for number in range(20)).encode())
    assert last_words(tmp_path).splitlines() == [f"line {number}" for number in range(12, 20)]


def test_without_a_log_that_is_said(tmp_path: Path) -> None:
    assert last_words(tmp_path) == "(no log)"
    (tmp_path / LOG).write_text("start 5d41 host 42\n")
    assert last_words(tmp_path) == "(empty log)"

"""Playing with the newsroom by hand: ``python -m crawler.newsroom``."""

from __future__ import annotations

import signal
import subprocess
import sys


def test_the_newsroom_tells_its_addresses_and_its_day_and_closes_on_ctrl_c():
    command = [sys.executable, "-m", "crawler.newsroom", "--seconds", "0.01"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as playing:
        told = []
        for line in playing.stdout:
            told.append(line)
            if line.startswith("The day is over"):
                playing.send_signal(signal.SIGINT)
        errors = playing.stderr.read()
    day = "".join(told)
    assert (playing.returncode, errors) == (0, "")
    assert "Anadolu Akşamı: http://127.0.0." in day
    assert "Edition 6, Last edition" in day
    assert "The death toll rises from 14 to 17" in day
    assert day.endswith("The newsroom is closed.\n")

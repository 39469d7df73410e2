"""RabbitMQ from the distribution's packages, started for a test on ports and in a folder of its own, on loopback only."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
STARTS_WITHIN = 90.0  # seconds
MISSING = "RabbitMQ is not installed (Debian: apt-get install rabbitmq-server): the cluster was NOT tried"


def is_installed() -> bool:
    """Whether there is a server to start."""
    return SERVER.exists() and shutil.which("erl") is not None


@contextmanager
def broker(folder: Path) -> Iterator[str]:
    """A broker with its data in *folder*: its address. It is stopped at the end, whatever happens."""
    port, control, epmd = free_ports(3)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "RABBITMQ_NODENAME": f"tashih{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(control),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1",
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(epmd),
    }
    (folder / "plugins").write_text("[].")
    with (folder / "out").open("wb") as out:
        server = subprocess.Popen([SERVER], env=environment, stdout=out, stderr=out, start_new_session=True)
        try:
            wait_for(server, port, folder)
            yield f"amqp://guest:guest@127.0.0.1:{port}//"
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            end_epmd(environment)


def end_epmd(environment: dict[str, str]) -> None:
    """End Erlang's name server, which refuses while it believes in a living node."""
    for _ in range(20):
        ended = subprocess.run(["epmd", "-kill"], env=environment, check=False, capture_output=True, text=True)
        if "Killed" in ended.stdout or "Cannot connect" in ended.stdout + ended.stderr:
            return
        time.sleep(0.1)


def wait_for(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Until the broker answers; AssertionError with what it said if it does not."""
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1.0)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(f"RabbitMQ did not start: {(folder / 'out').read_text(errors='replace')[-2000:]}")


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports

"""A program that starts like ``mongod --replSet``: as much of it as decides whether its set comes to life.

It keeps the set's configuration in ``<dbpath>/set.json``; with none it is no primary until it is initiated, and with one that
names another port it has been removed from its own set until a forced reconfiguration. A file ``<dbpath>/sick`` lets it answer
queries as a server whose disk was full, until it is started again.
"""

import argparse
import json
import os
import socketserver
import struct
import sys
from pathlib import Path

import bson


class Mongod(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, dbpath: Path) -> None:
        super().__init__(("127.0.0.1", port), Question)
        self.kept = dbpath / "set.json"
        self.here = f"127.0.0.1:{port}"

    def config(self) -> dict:
        return json.loads(self.kept.read_text()) if self.kept.exists() else {}

    def answer(self, command: dict) -> dict:
        config = self.config()
        member = bool(config) and config["members"][0]["host"] == self.here
        if "hello" in command:
            return {"ok": 1, "isWritablePrimary": member, **({"setName": config["_id"]} if member else {})}
        if "replSetGetConfig" in command:
            return {"ok": 1, "config": config} if config else {"ok": 0, "code": 94, "codeName": "NotYetInitialized"}
        if "replSetInitiate" in command:
            return (
                self.keep({"version": 1, "inits": 1, **command["replSetInitiate"]})
                if not config
                else {"ok": 0, "code": 23}
            )
        if "replSetReconfig" in command:
            newer = command["replSetReconfig"]["version"] > config["version"]
            return self.keep(command["replSetReconfig"]) if command.get("force") and newer else {"ok": 0, "code": 103}
        if "find" in command and (self.kept.parent / "sick").exists():
            return {"ok": 0, "code": 1, "codeName": "InternalError"}
        return {"ok": 1, "version": "7.0.14", "pid": os.getpid()}

    def keep(self, config: dict) -> dict:
        self.kept.write_text(json.dumps(config))
        return {"ok": 1}


class Question(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        while header := self.rfile.read(16):
            length, asked, _, _ = struct.unpack("<iiii", header)
            answer = bson.encode(self.server.answer(bson.decode(self.rfile.read(length - 16)[5:])))
            self.wfile.write(struct.pack("<iiiiIB", 21 + len(answer), 1, asked, 2013, 0, 0) + answer)


def main() -> None:
    options = argparse.ArgumentParser()
    for name in ("--bind_ip", "--replSet", "--oplogSize", "--wiredTigerCacheSizeGB"):
        options.add_argument(name, required=True)
    options.add_argument("--nounixsocket", action="store_true")
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--dbpath", type=Path, required=True)
    given = options.parse_args()
    (given.dbpath / "WiredTiger").touch()
    (given.dbpath / "sick").unlink(missing_ok=True)
    with Mongod(given.port, given.dbpath) as server:
        attr = {"port": given.port, "ssl": "off"}
        sys.stdout.write(
            json.dumps({"c": "NETWORK", "id": 23016, "msg": "Waiting for connections", "attr": attr}) + "\n"
        )
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write("db version v7.0.14\nBuild Info: {}\n")
    else:
        main()

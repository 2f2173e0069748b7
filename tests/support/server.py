"""A server of our own for tests and benchmark: free port, ready when Streamlit says so."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
_PATIENCE_S = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server process; `url` is where its page lies."""

    arguments: Sequence[str]
    port: int
    log: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    _out: "IO[bytes] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> "Server":
        """Start the process and wait until it answers."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._out = self.log.open("wb")
        self.process = subprocess.Popen(
            self.arguments,
            cwd=ROOT,
            stdout=self._out,
            stderr=subprocess.STDOUT,
            env=_environment() | dict(self.settings),
        )
        ends = time.monotonic() + _PATIENCE_S
        while not self._healthy():
            if self.process.poll() is not None or time.monotonic() > ends:
                self.stop()
                raise RuntimeError(f"the server did not start:\n{self.log.read_text('utf-8')}")
            time.sleep(0.1)
        return self

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as reply:  # noqa: S310
                return reply.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self._out is not None:
            self._out.close()


def _environment() -> dict[str, str]:
    """Return the environment without what a developer may have set for the dashboard."""
    return {name: value for name, value in os.environ.items() if not name.startswith("QUARTMAP_")}


def dashboard(data: Path, name: str, *, first: str = "", **settings: str) -> Server:
    """Return a server of the dashboard of package `data`, not yet started.

    `first` is Python that it runs before; `settings` are added to its environment.
    """
    port = free_port()
    command = f"{first}\nfrom quartmap.cli import app; app()"
    options = ["run", "--headless", "--port", str(port), "--data", str(data)]
    return Server([sys.executable, "-c", command, *options], port, _log(name), settings)


def script(path: Path, name: str) -> Server:
    """Return a server of a plain Streamlit script, not yet started."""
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "localhost",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{key}={value}" for key, value in options.items()]
    return Server([sys.executable, "-m", "streamlit", "run", str(path), *flags], port, _log(name))


def _log(name: str) -> Path:
    return BUILD / "logs" / f"{name}.log"

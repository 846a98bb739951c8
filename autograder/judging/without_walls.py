"""Processes of the grader's own beside the kernels, where there is no sandbox for them."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType


@contextlib.contextmanager
def process_of(module: ModuleType, files: Mapping[str, bytes]) -> Iterator[socket.socket]:
    """A process that runs a module of the guest in a folder with these files, and lives as long as the context; the
    stream to it.
    """
    mine, inside = socket.socketpair()
    with tempfile.TemporaryDirectory() as folder, mine:
        for name, content in files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        words = [sys.executable, "-m", module.__name__, str(inside.fileno())]
        with inside:
            process = subprocess.Popen(words, pass_fds=[inside.fileno()], cwd=folder, stdin=subprocess.DEVNULL)  # noqa: S603
        try:
            yield mine
        finally:
            process.kill()
            process.wait()

"""A kernel that is an ordinary process, for machines that have no sandbox: its folder, its environment, its start."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.course.run_folder import short_folder
from autograder.guest.kernel import REQUESTS
from autograder.sandbox.processes import contents


@contextlib.contextmanager
def folder_with(files: Mapping[str, Path | bytes]) -> Iterator[str]:
    """A temporary folder with copies of the files in `work`, for a kernel without walls."""
    with tempfile.TemporaryDirectory(prefix="autograder-", dir=short_folder(), ignore_cleanup_errors=True) as folder:
        work = Path(folder) / "work"
        work.mkdir()
        for name, content in contents(files).items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_bytes(content)
        yield folder


def _environment(folder: Path) -> dict[str, str]:
    """The whole environment of a kernel without walls: nothing of the grader's own but where programs and fonts are."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    fonts = {}
    if importlib.util.find_spec("matplotlib"):  # a course without plots needs none
        import matplotlib

        fonts["MPLCONFIGDIR"] = matplotlib.get_cachedir()  # a fresh one would search the fonts again: seconds a kernel
    return {
        **fonts,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "HOME": str(home),
        "IPYTHONDIR": str(home / ".ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # One thread a process: parallel grading collapses with more, and results depend less on the machine.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "NBGRADER_EXECUTION": "autograde",
        "TQDM_DISABLE": "1",
        "PIP_NO_INDEX": "1",  # as in the sandbox, and nothing is put among what grades
        "PYTHONDONTWRITEBYTECODE": "1",
    }


async def start_without_walls(manager: Any, folder: Path, seconds: float) -> socket.socket:
    """Start the kernel within that time; the stream of requests, to which it connects."""
    path = folder / f"r{os.urandom(3).hex()}"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen(1)
        listening.settimeout(seconds)
        environment = {**_environment(folder), REQUESTS: str(path)}
        await manager.start_kernel(cwd=str(folder / "work"), env=environment)
        return (await asyncio.to_thread(listening.accept))[0]

"""What `autograder doctor` reports: each guarantee of grading, tried on this machine as it stands.

Most are tried from inside: a sandboxed kernel is given the lines below, which do what a student's code could do, and
say whether the wall held.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import nbformat

from autograder.course.installed import requirements
from autograder.course.layout import Course
from autograder.course.packages import other_python
from autograder.errors import AutograderError
from autograder.guest import walls
from autograder.sandbox import bubblewrap, seccomp
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import MB, Limits
from autograder.sandbox.session import Session


@dataclass(frozen=True)
class Finding:
    """One guarantee: whether it holds here, what was seen, and what to do if it does not."""

    guarantee: str
    holds: bool
    seen: str
    remedy: str = ""


#: Small limits, so that reaching them takes a moment.
_LIMITS = Limits(cell=60, memory=256 * MB, disk=8 * MB, processes=48, inodes=200)

#: Guarantee, and lines to be run inside that leave a pair (held, seen) in `result`.
_INSIDE = {
    **{guarantee: f"result = walls.{tried.__name__}(OUTSIDE)" for guarantee, tried in walls.WALLS.items()},
    "it can write to nothing but its own folders": "result = walls.writes_anywhere(OUTSIDE)",
    "the grader's environment stays outside": """
result = ('AUTOGRADER_PLANTED' not in os.environ, f'{len(os.environ)} variables, none of the grader')""",
    "memory is limited": """
try:
    held = bytearray(1 << 30)
    result = (False, 'a gigabyte could be taken, with a limit of a quarter')
except MemoryError:
    result = (True, 'a gigabyte was refused, with a limit of a quarter')""",
    "disk space and the number of files are limited": """
def fills(name, size):
    try:
        with open(name, 'wb') as file:
            file.write(bytes(size))
        return True
    except OSError:
        return False
large = fills('large', 16 << 20)
os.path.exists('large') and os.remove('large')
many = all(fills(f'file{number}', 1) for number in range(300))
for number in range(300):
    os.path.exists(f'file{number}') and os.remove(f'file{number}')
result = (not large and not many, '16 MB and 300 files were refused')""",
    "processes are limited": """
started = []
try:
    for _ in range(60):
        started.append(subprocess.Popen(['sleep', '90']))
except OSError:
    pass
result = (len(started) < 60, f'{len(started)} were started, then refused')
for process in started:
    process.kill()
    process.wait()""",
}


def findings(course: Course) -> Iterator[Finding]:
    """Try everything, one after the other."""
    yield from _programs()
    if sys.platform != "linux":
        return
    KERNEL_POOL.close()
    os.environ["AUTOGRADER_PLANTED"] = "to be looked for inside"
    try:
        started = time.monotonic()
        zygote = KERNEL_POOL.own()
    except AutograderError as error:
        first, _, rest = str(error).partition("\n")
        yield Finding("student code is locked in", False, first, rest or "Fix that, and ask again.")
        return
    yield Finding(
        "student code is locked in", True, f"the packages were imported in {time.monotonic() - started:.1f} s"
    )
    threads = zygote.state["threads"]
    yield Finding("the process that kernels are forked from has one thread", threads == 1, f"{threads}")
    yield from _inside(course)
    yield from _around()
    yield _hidden_course(course)
    yield _configuration(course)
    yield _versions()
    yield _python(course)


def _programs() -> Iterator[Finding]:
    if sys.platform != "linux":
        remedy = "Grade in a Linux container or virtual machine, see docs/how-it-works.md."
        yield Finding("there is a sandbox", False, f"this is {sys.platform}; it needs Linux", remedy)
        return
    for guarantee, found in (("bubblewrap is there", bubblewrap.bubblewrap), ("libseccomp is there", seccomp.program)):
        try:
            seen = found()
            yield Finding(guarantee, True, seen if isinstance(seen, str) else f"a filter of {len(seen) // 8} rules")
        except AutograderError as error:
            yield Finding(guarantee, False, str(error).splitlines()[0], str(error))


def _inside(course: Course) -> Iterator[Finding]:
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        kernel = stack.enter_context(Session(folder, [], _LIMITS))
        hidden = [course.root, course.root / "source", course.root / "submitted", *bubblewrap.to_be_hidden()]
        port = listener.getsockname()[1]
        outside = walls.outside_for(port, "autograder", hidden, _LIMITS.of_process)
        setup = f"import os, subprocess\nfrom autograder.guest import walls\nOUTSIDE = {outside!r}\n"
        for guarantee, lines in _INSIDE.items():
            holds, seen = _tried(kernel, setup + lines)
            yield Finding(guarantee, holds, seen, "Please report this: it should hold wherever kernels start at all.")


def _tried(kernel: Session, code: str) -> tuple[bool, str]:
    if not kernel.alive:
        kernel.restart()
    cell = nbformat.v4.new_code_cell(f"{code}\nprint(f'{{result[0]}}|{{result[1]}}')")
    run = kernel.run(cell, _LIMITS.cell)
    text = next((output.text for output in cell.outputs if output.get("name") == "stdout"), "")
    held, _, seen = text.strip().partition("|")
    return held == "True", seen if held else f"it could not be tried: {run.error or run.status}"


def _around() -> Iterator[Finding]:
    """What is seen from outside: that nothing is left, and what fairness of time limits rests on."""
    with tempfile.TemporaryDirectory() as folder, Session(Path(folder), [], _LIMITS) as kernel:
        process = Path(f"/proc/{kernel.pid}")
        fair = (process / "schedstat").exists()
        daemon = "import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)"
        kernel.run(nbformat.v4.new_code_cell(daemon), 10)
        before = len(_below(KERNEL_POOL.own().pid))
    KERNEL_POOL.settle()
    after = len(_below(KERNEL_POOL.own().pid))
    gone = not process.exists() and after <= before - 2
    yield Finding("a kernel's end is the end of all that it started", gone, "a daemon was started, and is gone")
    seen = "time that other programs took does not count" if fair else "this system does not tell who waited for whom"
    yield Finding(
        "time limits are fair on a busy machine",
        fair,
        seen,
        "Raise the limits in nbgrader_config.py, or grade less at once.",
    )


def _below(pid: int) -> list[int]:
    """The PIDs of a process's descendants."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _hidden_course(course: Course) -> Finding:
    inside = bubblewrap.shown_within(course.root)
    remedy = f"Move the course out of {inside}." if inside else ""
    seen = "nothing of it is mounted" if not inside else f"it lies in {inside}, which student code can read"
    return Finding("the course's folder is out of sight", not inside, seen, remedy)


def _configuration(course: Course) -> Finding:
    from autograder.gradebook.nbgrader import nbgrader_config
    from autograder.nbgrader_plugins.preprocessors import grade_here

    ours = grade_here(nbgrader_config(course))
    remedy = "Leave Autograde.autograde_preprocessors in nbgrader_config.py to configure(), as `autograder init` does."
    return Finding("nbgrader's own commands grade in this way too", ours, "as nbgrader_config.py says", remedy)


def drift() -> list[str]:
    """Packages whose installed version is not the pinned one, as sentences."""
    found = []
    for needed in requirements():
        pins = [each.version for each in needed.specifier if each.operator == "=="]
        if not pins or (needed.marker is not None and not needed.marker.evaluate({"extra": ""})):
            continue
        with contextlib.suppress(metadata.PackageNotFoundError):
            installed = metadata.version(needed.name).partition("+")[0]
            if installed != pins[0]:
                found.append(f"{needed.name} is {installed} here and {pins[0]} in what the engine was tested with")
    return found


def _versions() -> Finding:
    found = drift()
    remedy = "Install what pyproject.toml names (`make test` does), or change it there and run `autograder check`."
    return Finding(
        "packages have the versions that the course was tested with", not found, "; ".join(found) or "all", remedy
    )


def _python(course: Course) -> Finding:
    seen, _, remedy = other_python(course).partition(". ")
    here = "{}.{}".format(*sys.version_info)
    return Finding("Python is the one that students have", not seen, seen or here, remedy)

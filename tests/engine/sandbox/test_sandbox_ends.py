"""Limits, attacks and deaths: each ends alone, what was killed from outside is tried again, and nothing is left."""

from __future__ import annotations

import math
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import earned, exercise, hand_in, recorded
from conftest import ROOT
from sandboxed import FEW, eventually, kernel, opened, said, small_zygote

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.run_folder import run_folder
from autograder.errors import SandboxError
from autograder.sandbox import bubblewrap
from autograder.sandbox.jupyter_client import Deadline
from autograder.sandbox.kernel_pool import KERNEL_POOL, KernelPool
from autograder.sandbox.limits import MB
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import Borrowed, Zygote

__all__ = ["kernel", "small_zygote"]  # fixtures

pytestmark = pytest.mark.root


def processes_below(root: int) -> set[int]:
    """The process and all that descend from it."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text(errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


_ATTACKS = {
    "a fork bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "a memory hog": "import mmap\nkept = mmap.mmap(-1, 2**31)\nfor at in range(0, 2**31, 4096): kept[at] = 1",
    "a full disk": "with open('/tmp/big', 'wb') as file:\n    while True: file.write(bytes(2**20))",
    "a loop that holds the interpreter": "sum(range(10**12))",
    "signals to everybody": "import os\nfor number in (9, 19, 15): os.kill(-1, number)\nos._exit(1)",
    "a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(1000)",
}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("attack", _ATTACKS.values(), ids=list(_ATTACKS))
def test_an_attack_ends_alone(kernel: Session, tmp_path: Path, attack: str) -> None:
    said(kernel, "kept = 'alive'")
    zygote = KERNEL_POOL.zygote(FEW).pid
    with opened(tmp_path) as attacker:
        below = processes_below(attacker.pid)
        said(attacker, attack, timeout=3)
        below |= processes_below(attacker.pid) if attacker.alive else set()
    assert eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in below))
    assert said(kernel, "print(kept)") == "alive"
    assert KERNEL_POOL.zygote(FEW).pid == zygote


def test_the_limits_bind_whoever_grades(kernel: Session) -> None:
    code = """
import os
children = 0
try:
    while children < 100:
        if os.fork() == 0: import time; time.sleep(30); os._exit(0)
        children += 1
except OSError as error: print('refused', children < 48)
import signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.kill(-1, 9)"""
    text = said(kernel, code)
    assert "refused True" in text or "more than 48 processes" in text


class Clock:
    """A clock that a test sets, in the place of the module `time`."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("spent", "waited", "is_up", "counted"),
    [
        (9, 0, False, 9),
        (11, 0, True, 11),
        (11, 5, False, 6),
        (30, 40, True, 10),
        (31, 50, True, 31 / 3),
        (9, -4, False, 9),
    ],
)
def test_seconds_without_a_processor_do_not_count_up_to_two_thirds_of_them_and_three_times_the_limit(
    monkeypatch: pytest.MonkeyPatch, spent: float, waited: float, is_up: bool, counted: float
) -> None:
    clock = Clock()
    monkeypatch.setattr("autograder.sandbox.jupyter_client.time", clock)
    deadline = Deadline(10, lambda: waited if clock.now else 0.0)
    clock.now = spent
    assert (deadline.left() <= 0) == is_up
    assert deadline.counted() == pytest.approx(counted)


def _state(zygote: Zygote) -> dict[str, float]:
    """What must not grow from kernel to kernel."""
    own, inner = Path("/proc/self"), sorted(processes_below(zygote.pid), key=started)[:3]
    return {
        "processes": len(processes_below(zygote.pid)),
        "threads": len(list((own / "task").iterdir())),
        "descriptors": len(list((own / "fd").iterdir())),
        "mounts": len((own / "mountinfo").read_text().splitlines()),
        "sockets": len(list(Path(run_folder()).rglob("k-*"))),
        "memory of the grader": resident(os.getpid()),
        "memory of the zygote": max(resident(pid) for pid in inner if Path(f"/proc/{pid}").exists()),
    }


def started(pid: int) -> float:
    """When a process began, in ticks since the machine did: pids begin anew one day."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return math.inf


def resident(pid: int) -> float:
    """Megabytes of memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MB


#: How many kernels come and go in the test of what they leave; the figures in docs/how-it-works.md are of 500.
KERNELS = int(os.environ.get("AUTOGRADER_TEST_KERNELS", "60"))
#: How much more of each there may be after many kernels; memory in megabytes, which allocators keep in reserve.
_MORE = {"memory of the grader": 30, "memory of the zygote": 10}


@pytest.mark.slow
def test_many_kernels_in_a_row_leave_nothing(tmp_path: Path) -> None:
    def one() -> None:
        with opened(tmp_path) as inside:
            assert (
                said(
                    inside,
                    "import os\nif os.fork() == 0:\n    import signal; os.setsid(); signal.pause()\nprint('fine')",
                )
                == "fine"
            )

    for _ in range(5):  # what is made once and kept
        one()
    zygote = KERNEL_POOL.zygote(FEW)
    KERNEL_POOL.settle()
    before = _state(zygote)
    for _ in range(KERNELS):
        one()
    KERNEL_POOL.settle()
    assert eventually(lambda: _state(zygote)["processes"] <= before["processes"] + 3)  # a kernel and its supervisor
    after = _state(zygote)
    grown = {name: (before[name], after[name]) for name in before if after[name] - before[name] > _MORE.get(name, 3)}
    assert grown == {}
    assert KERNEL_POOL.zygote(FEW).pid == zygote.pid


def test_a_zygote_with_a_second_thread_refuses_to_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    command = bubblewrap.command
    threaded = b"import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()"

    def with_a_module(descriptors: list[int], argument: str) -> tuple[list[str], dict[str, bytes]]:
        words, texts = command(descriptors, argument)
        return words, {**texts, str(bubblewrap.ENGINE / "autograder" / "threaded.py"): threaded}

    monkeypatch.setattr(bubblewrap, "command", with_a_module)
    with pytest.raises(SandboxError, match="has 2 threads and must not fork"):
        Zygote(preload=["autograder.threaded"]).require()


def test_an_adopted_zygote_serves_a_course_that_imports_nothing() -> None:
    control, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    kernel_pool = KernelPool()
    with other:
        kernel_pool.adopt(control, ())
        adopted = kernel_pool.zygote(())
        assert isinstance(adopted, Borrowed)
        assert adopted.alive
    assert not adopted.alive
    kernel_pool.close()


def test_the_zygote_has_one_thread(kernel: Session) -> None:
    assert KERNEL_POOL.own(FEW).state["threads"] == 1


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


_FROM_OUTSIDE: dict[str, Callable[[int], int]] = {
    "the kernel": lambda kernel: kernel,
    "its supervisor": _parent,
    "the zygote": lambda kernel: _parent(_parent(kernel)),
    "the sandbox": lambda kernel: KERNEL_POOL.zygote(FEW).pid,
}


def _kill_while_a_cell_runs(monkeypatch: pytest.MonkeyPatch, victim: Callable[[int], int], times: int) -> None:
    """Have something killed from outside in the middle of the first cell of each of so many runs."""
    run, left = Session.run, iter(range(times))
    killed: set[int] = set()

    def run_and_kill(kernel: Session, cell: Any, timeout: float) -> Any:
        if kernel.pid not in killed and next(left, None) is not None:
            killed.add(kernel.pid)
            who = victim(kernel.pid)
            threading.Timer(0.3, os.kill, (who, signal.SIGKILL)).start()
            cell = nbformat.v4.new_code_cell(cell.source + "\nimport time\ntime.sleep(1)")
        return run(kernel, cell, timeout)

    monkeypatch.setattr(Session, "run", run_and_kill)


@pytest.mark.mostly_slow
@pytest.mark.parametrize("victim", _FROM_OUTSIDE.values(), ids=list(_FROM_OUTSIDE))
def test_what_is_killed_from_outside_is_tried_again(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch, victim: Callable[[int], int]
) -> None:
    _kill_while_a_cell_runs(monkeypatch, victim, times=1)
    result = hand_in(quick, lambda work: None)
    assert earned(result) == (5.0, 5.0)
    assert recorded(quick) == {"test_double": 5.0, "test_triple": 5.0, "test_why": None}


def test_what_fails_by_a_fault_of_the_machine_is_tried_again_when_the_class_is_done(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kill_while_a_cell_runs(monkeypatch, _FROM_OUTSIDE["the kernel"], times=2)
    assert earned(hand_in(quick, lambda work: None)) == (5.0, 5.0)
    assert recorded(quick) == {"test_double": 5.0, "test_triple": 5.0, "test_why": None}


def test_what_fails_so_once_more_is_not_graded_and_no_zero(quick: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill_while_a_cell_runs(monkeypatch, _FROM_OUTSIDE["the kernel"], times=4)
    result = hand_in(quick, lambda work: None)
    assert exercise(result, "double").not_graded
    assert exercise(result, "triple").not_graded
    assert result.needs_a_person
    assert recorded(quick) == {"test_double": None, "test_triple": None, "test_why": None}


def _kill_at(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Have the kernel killed from outside whenever a cell with this word runs, as a hole in the walls would allow."""
    run = Session.run

    def run_and_kill(kernel: Session, cell: Any, timeout: float) -> Any:
        if word in cell.source:
            threading.Timer(0.1, os.kill, (kernel.pid, signal.SIGKILL)).start()
            cell = nbformat.v4.new_code_cell(cell.source + "\nimport time\ntime.sleep(1)")
        return run(kernel, cell, timeout)

    monkeypatch.setattr(Session, "run", run_and_kill)


def test_what_ends_the_kernel_twice_is_left_out_and_the_rest_is_judged(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kill_at(monkeypatch, "kills")

    def change(work: SampleSubmission) -> None:
        work.answer("double", "kills = True\ndef double(x): return 2 * np.asarray(x)", earns=0)

    result = hand_in(quick, change)
    assert earned(result) == (0.0, 5.0)
    assert not result.needs_a_person
    assert result.notebooks[0].events[0].kind == "cell left out"


def test_a_call_that_ends_the_kernel_twice_costs_its_exercise(
    quick: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Session.request

    def ask_or_kill(kernel: Session, request: bytes, supply: Any = None) -> bytes:
        if b"double" in request:
            os.kill(kernel.pid, signal.SIGKILL)
        return ask(kernel, request, supply)

    monkeypatch.setattr(Session, "request", ask_or_kill)
    result = hand_in(quick, lambda work: None)
    assert earned(result) == (0.0, 5.0)
    assert not result.needs_a_person


def test_a_neighbour_of_a_killed_kernel_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path) as kernel:  # not the one of the attacks above, which may be about to end
        assert said(kernel, "kept = 'alive'") == ""
        with opened(tmp_path) as other:
            os.kill(other.pid, signal.SIGKILL)
        assert said(kernel, "print(kept)") == "alive"


_SMOKE = """
import sys, nbformat
from pathlib import Path
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session
with Session(Path("/"), [], Limits(cell=10)) as opened:
    cell = nbformat.v4.new_code_cell("import os, torch; print(os.getuid(), os.getpid(), 'fine')")
    opened.run(cell, 10)
    print(cell.outputs[0].text)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests are run as an ordinary user already")
def test_an_ordinary_user_gets_the_same_walls(tmp_path: Path) -> None:
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    environment = {"HOME": "/tmp", "PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    python = [*become, sys.executable, "-c"]
    try:
        subprocess.run(
            [*python, f"import autograder, sys; assert sys.base_prefix == {sys.base_prefix!r}"],
            env=environment,
            cwd="/",
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("an ordinary user cannot run this Python, or setpriv (util-linux) is missing")
    ended = subprocess.run([*python, _SMOKE], env=environment, cwd="/", capture_output=True, text=True, timeout=200)
    assert "1000 1 fine" in ended.stdout, ended.stderr

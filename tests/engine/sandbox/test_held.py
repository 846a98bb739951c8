"""What a kernel may not take from its neighbours, since the system counts it for all, and how it can be ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.guest.holdings import Holdings
from autograder.sandbox.limits import MB, Limits
from autograder.sandbox.session import Session

pytestmark = pytest.mark.root

TIGHT = Limits(cell=60, memory=512 * MB, processes=48)

SETUP = """
import array, ctypes, errno, fcntl, mmap, os, resource, select, signal, socket, struct, subprocess, threading, time
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def call(*arguments):
    return 'made' if libc.syscall(*arguments) != -1 else errno.errorcode[ctypes.get_errno()]
"""


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session(tmp_path_factory.mktemp("support"), [], TIGHT, packages=("numpy", "torch")) as opened:
        yield opened


def ran(kernel: Session, code: str) -> tuple[str, str]:
    """What a cell prints, and how the kernel ended if it did."""
    if not kernel.alive:
        kernel.restart()
    cell = nbformat.v4.new_code_cell(SETUP + code)
    ended = kernel.run(cell, 60)
    errors = [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]
    return "".join([output.get("text", "") for output in cell.outputs] + errors).strip(), ended.error


# ---------------------------------------------------------------------- too much of what all share

TAKEN = {
    "pipes in several processes": (
        """
for _ in range(10):
    if os.fork() == 0:
        kept = [os.pipe() for _ in range(60)]
        time.sleep(60)
time.sleep(60)""",
        "it opened more than 256 pipes",
    ),
    "files watched by epoll, each under many numbers": (
        """
ends = [os.pipe()[0] for _ in range(20)]
polls = [select.epoll() for _ in range(40)]
for poll in polls:
    for end in ends:
        for number in range(200, 250):
            os.dup2(end, number)
            poll.register(number, 0)
            os.close(number)
time.sleep(60)""",
        "it had more than 20,000 files watched by epoll",
    ),
    "file locks": (
        """
for number in range(60):
    file = os.open(f'locked{number}', os.O_RDWR | os.O_CREAT)
    for at in range(100): fcntl.lockf(file, fcntl.LOCK_EX, 1, 2 * at)
time.sleep(60)""",
        "it took more than 2,000 file locks",
    ),
    "locks on a file that all can read": (
        """
file = os.open('/usr/bin/env', os.O_RDONLY)
for at in range(3000): fcntl.lockf(file, fcntl.LOCK_SH, 1, 2 * at)
time.sleep(60)""",
        "it took more than 2,000 file locks",
    ),
    "files that nobody sees, in a socket in a socket": (
        """
one, two = socket.socketpair()
three, four = socket.socketpair()
polls = [select.epoll() for _ in range(20)]
socket.send_fds(three, [b'x'], [poll.fileno() for poll in polls])
socket.send_fds(one, [b'x'], [four.fileno()])
for poll in polls: poll.close()
four.close()
time.sleep(60)""",
        "it kept files under way in sockets for more than 5 s",
    ),
    "sockets that are connected to nothing": (
        """
for _ in range(6):
    if os.fork() == 0:
        kept = [socket.socket() for _ in range(200)]
        time.sleep(60)
time.sleep(60)""",
        "it opened more than 1,000 sockets",
    ),
    "what waits in TCP sockets": (
        """
server = socket.create_server(('127.0.0.1', 0), backlog=400)
kept = []
for _ in range(60):
    kept += [socket.create_connection(server.getsockname()), server.accept()[0]]
    for end in kept[-2:]:
        end.setblocking(False)
        try:
            while True: end.send(bytes(2**20))
        except OSError: pass
time.sleep(60)""",
        "it left more than 64 MB in sockets",
    ),
    "memory of a process whose first thread has ended": (
        """
if os.fork() == 0:
    def grow():
        kept = mmap.mmap(-1, 2**30)
        for at in range(0, 2**30, 4096): kept[at] = 1
        time.sleep(60)
    threading.Thread(target=grow).start()
    libc.syscall(60, 0)
time.sleep(60)""",
        "it used more than 512 MB of memory",
    ),
}


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("code", "why"), TAKEN.values(), ids=list(TAKEN))
def test_who_takes_too_much_is_ended_with_the_reason(kernel: Session, code: str, why: str) -> None:
    if "syscall(60" in code and os.uname().machine != "x86_64":
        pytest.skip("the numbers of the calls are those of x86_64")
    assert ran(kernel, code) == ("", why)


#: What notebooks do, and must go on to do.
USUAL = {
    "programs, a database, a pool": """
import multiprocessing, sqlite3
print(subprocess.run(['echo', 'said'], capture_output=True, text=True).stdout.strip())
base = sqlite3.connect('base.db')
base.execute('create table one (two)')
base.commit()
with multiprocessing.Pool(3) as pool: print(pool.map(abs, [-1, 2]))""",
    "torch loads in other processes, which hand over files": """
import torch
from torch.utils.data import DataLoader
print(sum(float(batch.sum()) for batch in DataLoader(torch.ones(64, 3), batch_size=4, num_workers=2)))""",
    "twenty programs at once, each with three pipes": """
wanted = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
started = [subprocess.Popen(['sleep', '3'], **wanted) for _ in range(20)]
for process in started: process.communicate()
print(len(started))""",
    "a process is ended, and a group of them": """
one = subprocess.Popen(['sleep', '60'])
one.kill()
group = subprocess.Popen(['sleep', '60'], start_new_session=True)
os.killpg(group.pid, signal.SIGKILL)
print(one.wait(), group.wait())""",
    "a timer, a lock, an event loop": """
import asyncio, tempfile
signal.signal(signal.SIGALRM, lambda *_: print('rang'))
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.2)
with tempfile.TemporaryFile() as file: fcntl.flock(file, fcntl.LOCK_EX)
thread = threading.Thread(target=asyncio.run, args=(asyncio.sleep(0.01),))
thread.start()
thread.join()""",
}


@pytest.mark.parametrize(
    ("code", "says"),
    list(zip(USUAL.values(), ["said\n[1, 2]", "192.0", "20", "-9 -9", "rang"], strict=True)),
    ids=list(USUAL),
)
def test_what_notebooks_do_goes_on(kernel: Session, code: str, says: str) -> None:
    assert ran(kernel, code) == (says, "")


def test_a_walk_takes_slices_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.guest.holdings._SLICE", -1.0)  # one file a look
    holdings = Holdings()
    assert holdings.excess([os.getpid()]) == ""
    assert holdings._walk is not None
    looks = 1
    while holdings._walk is not None:
        assert holdings.excess([os.getpid()]) == ""
        looks += 1
    assert looks >= len(list(Path("/proc/self/fd").iterdir())) - 1


def test_a_process_that_hides_what_it_has_open_is_noticed_but_not_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is about to end shows nothing for a moment, too."""

    def refused(_: str) -> list[str]:
        raise PermissionError

    class Clock:
        now = 100.0

        def monotonic(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr("autograder.guest.holdings.os.listdir", refused)
    monkeypatch.setattr("autograder.guest.holdings.time", clock)
    holdings, said = Holdings(), []
    for _ in range(8):
        said.append(holdings.excess([os.getpid()]))
        clock.now += 1.01
    assert said == [""] * 5 + ["it hid what it had opened"] * 3


@pytest.mark.slow
def test_programs_that_come_and_go_cost_nothing(kernel: Session) -> None:
    code = """
end = time.monotonic() + 4
while time.monotonic() < end:
    for process in [subprocess.Popen(['true']) for _ in range(10)]: process.wait()
    if os.fork() == 0: os.abort()
    os.wait()
print('fine')"""
    assert ran(kernel, code) == ("fine", "")


# ---------------------------------------------------------------------- calls that are refused

_X86 = pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers of the calls are those of x86_64")
_FORGED = "info = ctypes.create_string_buffer(struct.pack('iii', 9, 0, 0x80) + bytes(116))\n"

REFUSED = {
    "a signal with a forged sender": _FORGED + "print(call(129, 1, 9, info))",
    "to a thread": _FORGED + "print(call(297, 1, 1, 9, info))",
    "through a file": _FORGED + "print(call(424, os.pidfd_open(1), 15, info, 0))",
    "the same, unforged, for the end": "print(call(424, os.pidfd_open(1), 9, 0, 0))",
    "a signal to end the first process": "print(call(62, 1, 9), call(62, 0, 9), call(200, 1, 9), call(234, 1, 1, 9))",
    "a child that ends its parent with itself": "print(call(56, 9, 0, 0, 0, 0))",
    "a timer with a signal": "print(call(222, 1, 0, 0))",
    "signals by files": "r, w = os.pipe()\nprint(call(72, r, 10, 9))",
    "not to be looked into": "print(call(157, 4, 0, 0, 0, 0))",
    "a filter of its own": "print(call(157, 22, 1, 0, 0, 0), call(317, 0, 0, 0))",
    "a processor core of its own": "print(call(157, 62, 1, 0, 0, 0))",
    "a thread with open files of its own": "print(call(56, 0x10900, 0, 0, 0, 0))",
    "larger pipes": "r, w = os.pipe()\nprint(call(72, w, 1031, 2**20))",
    "locks without an owner": "print(*(call(72, 1, number, 0) for number in (36, 37, 38)))",
    "leases, notes of a folder": "f = os.open('/usr', 0)\nprint(call(72, f, 1024, 0), call(72, f, 1026, 1))",
    "watched files": "print(call(253), call(294, 0), call(254, 0, b'/usr', 0xfff))",
}


@_X86
@pytest.mark.parametrize("code", REFUSED.values(), ids=list(REFUSED))
def test_it_is_refused(kernel: Session, code: str) -> None:
    said, why = ran(kernel, code)
    assert (set(said.split()), why) == ({"EPERM"}, "")


@_X86
def test_queued_signals_are_few(kernel: Session) -> None:
    code = """
signal.pthread_sigmask(signal.SIG_BLOCK, {40})
sent = 0
while sent < 2000 and call(129, 1, 40, struct.pack('iii', 40, 0, -1) + bytes(116)) == 'made': sent += 1
print(sent, resource.getrlimit(resource.RLIMIT_SIGPENDING))"""
    assert ran(kernel, code) == ("0 (256, 256)", "")


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "last", ["ctypes.string_at(0)", "os.abort()", "resource.setrlimit(resource.RLIMIT_AS, (1, 1))"]
)
def test_however_it_ends_itself_nobody_else_is_blamed(kernel: Session, last: str) -> None:
    """Children that try to end it at the moment at which something else does."""
    code = f"""
for number in range(4):
    if os.fork() == 0:
        while True:
            libc.kill(1, 9)
            libc.syscall(200, 1, 9)
            libc.syscall(234, 1, 1, 9)
time.sleep(0.1)
{last}
os.execv('/bin/true', ['true'])"""
    assert ran(kernel, code) == ("", "the kernel ended while it ran")


def test_memory_that_the_system_had_to_end_is_its_own() -> None:
    from autograder.guest.supervisor import _used_up

    class Used:
        ru_utime, ru_stime, ru_maxrss = 1.0, 1.0, 3 * 2**20

    limits = {"cpu": 100, "memory": 2048 * MB}
    assert _used_up(Used, limits, 2**19) == "it used more than 2048 MB of memory"  # type: ignore[arg-type]
    assert _used_up(Used, limits, 2**21) == ""  # type: ignore[arg-type]
    assert _used_up(Used, {**limits, "cpu": 2}, 2**21) == "it used up its processor time"  # type: ignore[arg-type]


def test_a_neighbour_of_one_that_takes_pipes_keeps_its_own(kernel: Session, tmp_path: Path) -> None:
    size = "r, w = os.pipe()\nprint(fcntl.fcntl(w, 1032))"
    with Session(tmp_path, [], TIGHT, packages=("numpy",)) as other:
        assert ran(other, TAKEN["pipes in several processes"][0])[1]
        assert ran(kernel, size) == ("65536", "")

"""The walls around student code: what they keep in, what they keep out, and that nothing is left when it has ended."""

from __future__ import annotations

import errno
import math
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import earned, exercise, hand_in, recorded
from conftest import ROOT

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.errors import SandboxError
from autograder.guest import isolation, syscalls
from autograder.guest.usage import Watch
from autograder.sandbox import bubblewrap, seccomp
from autograder.sandbox.jupyter_client import Deadline
from autograder.sandbox.kernel_pool import KERNEL_POOL, KernelPool
from autograder.sandbox.limits import MB, Limits
from autograder.sandbox.session import Session, session
from autograder.sandbox.socket_folder import run_folder
from autograder.sandbox.zygote_client import Borrowed, Zygote

pytestmark = pytest.mark.root

TIGHT = Limits(cell=4, call=2, memory=384 * MB, disk=16 * MB, inodes=500, processes=48)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with session(tmp_path_factory.mktemp("support"), [], TIGHT) as opened:
        yield opened


def said(kernel: Session, code: str, timeout: float = 10) -> str:
    """The text that a cell prints; the kernel is started again first if an attack before has ended it."""
    if not kernel.alive:
        kernel.restart()
    cell = nbformat.v4.new_code_cell(code)
    ended = kernel.run(cell, timeout)
    errors = [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]
    return "".join([output.get("text", "") for output in cell.outputs] + errors).strip() or ended.error


def in_a_child(act: Callable[[], Any]) -> str:
    """What a function returns or raises in a process of its own, which it may make unfit for everything else."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            text = str(act())
        except BaseException as error:
            text = f"{type(error).__name__}: {error}"
        os.write(writing, text.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        text = file.read()
    os.waitpid(pid, 0)
    return text


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


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something becomes true within ten seconds."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


# ---------------------------------------------------------------------- the small modules


def unshared() -> str:
    syscalls.no_new_privileges()
    syscalls.load_seccomp(seccomp.program())
    syscalls.unshare(syscalls.CLONE_NEWUSER)
    return "left"


def test_the_filter_refuses_new_namespaces() -> None:
    assert in_a_child(unshared).startswith("PermissionError")


def test_without_the_filter_the_same_call_is_made() -> None:
    def act() -> str:
        syscalls.unshare(syscalls.CLONE_NEWUSER)
        return "left"

    assert in_a_child(act) == "left"


def test_the_filter_lets_numpy_and_threads_through() -> None:
    def act() -> str:
        syscalls.no_new_privileges()
        syscalls.load_seccomp(seccomp.program())
        import subprocess
        import threading

        import numpy as np

        thread = threading.Thread(target=lambda: np.linalg.inv(np.eye(50)))
        thread.start()
        thread.join()
        return subprocess.run(["echo", "fine"], capture_output=True, text=True, check=True).stdout.strip()

    assert in_a_child(act) == "fine"


@pytest.mark.parametrize("family", [socket.AF_VSOCK, socket.AF_PACKET, socket.AF_ALG, 3, 31, 44, 45])
def test_the_filter_refuses_other_families_of_sockets(family: int) -> None:
    def act() -> str:
        syscalls.no_new_privileges()
        syscalls.load_seccomp(seccomp.program())
        socket.socket(family, socket.SOCK_DGRAM)
        return "opened"

    assert f"[Errno {errno.EAFNOSUPPORT}]" in in_a_child(act)


def test_a_filter_that_is_no_program_is_refused() -> None:
    with pytest.raises(ValueError, match="no BPF program"):
        syscalls.load_seccomp(b"seven77")


def test_a_failed_system_call_is_named() -> None:
    assert "mount on /nowhere" in in_a_child(lambda: syscalls.mount("none", "/nowhere", "tmpfs"))


def test_capabilities_are_given_up_for_good() -> None:
    def act() -> str:
        syscalls.no_new_privileges()
        syscalls.drop_capabilities()
        lines = Path("/proc/self/status").read_text().splitlines()
        return " ".join(line.split()[1] for line in lines if line.startswith(("CapPrm", "CapEff", "CapInh")))

    assert set(in_a_child(act).split()) == {"0" * 16}


def test_the_watch_counts_children_and_grandchildren() -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.fork()
        os.fork()
        os.close(writing)
        os.read(reading, 1)  # until the pipe is closed
        os._exit(0)
    os.close(reading)
    try:
        watch = Watch(pid, TIGHT.of_process)
        assert eventually(lambda: watch.usage().processes == 4)
    finally:
        os.close(writing)
        os.waitpid(pid, 0)


def test_the_watch_names_the_limit_that_is_exceeded() -> None:
    limits = {**TIGHT.of_process, "processes": 1}
    assert Watch(os.getpid(), limits).excess() == "it started more than 1 processes and threads"


def test_a_file_that_would_lie_outside_is_refused() -> None:
    for name in ("/etc/passwd", "../up", "data/../../up"):
        with pytest.raises(ValueError, match="outside the working folder"):
            isolation._inside(name)


def test_unseeded_numbers_are_those_of_the_seed(tmp_path: Path) -> None:
    code = "import random, numpy as np, torch; print(random.random(), np.random.rand(), torch.rand(1))"
    drawn = []
    for seed in (1, 1, None):
        with session(tmp_path, [], TIGHT, seed=seed) as opened:
            drawn.append(said(opened, code))
    assert drawn[0] == drawn[1] != drawn[2]


# ---------------------------------------------------------------------- what is in reach

_CALLS = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
calls = {
    'unshare': (272, 0x10000000), 'setns': (308, 3, 0), 'mount': (165, b'none', b'/tmp', b'tmpfs', 0, 0),
    'umount2': (166, b'/tmp', 2), 'pivot_root': (155, b'/tmp', b'/tmp'), 'chroot': (161, b'/tmp'),
    'open_tree': (428, -100, b'/', 1), 'fsopen': (430, b'tmpfs', 0), 'ptrace': (101, 0, 0, 0, 0),
    'bpf': (321, 0, 0, 0), 'io_uring_setup': (425, 1, ctypes.create_string_buffer(120)), 'userfaultfd': (323, 1),
    'keyctl': (250, 0, -3, 0), 'add_key': (248, b'user', b'a', b'b', 1, -3), 'perf_event_open': (298, 0, 0, -1, -1, 0),
    'memfd_create': (319, b'a', 0), 'process_vm_readv': (310, 1, 0, 0, 0, 0, 0), 'clone namespace': (56, 0x10000011, 0),
    'clone3': (435, 0, 0), 'reboot': (169, 0xfee1dead, 672274793, 0), 'setuid': (105, 0), 'setgid': (106, 0),
    'shmget': (29, 0, 4096, 0o1600), 'personality': (135, 0x0040000), 'sethostname': (170, b'a', 1),
    'limit of processor time': (302, 0, 0, (ctypes.c_ulong * 2)(1, 1), 0),
    'the same in 64 bits': (302, 0, ctypes.c_long(1 << 32), (ctypes.c_ulong * 2)(1, 1), 0),
}
print([name for name, call in calls.items() if libc.syscall(*call) != -1])
"""


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers of the calls are those of x86_64")
def test_no_call_that_leads_out_is_made(kernel: Session) -> None:
    assert said(kernel, _CALLS) == "[]"


def test_programs_that_change_the_user_do_not(kernel: Session) -> None:
    text = said(
        kernel,
        "import subprocess\n"
        "print(open('/proc/self/status').read().split('NoNewPrivs:')[1].split()[0])\n"
        "print(subprocess.run(['su', '-c', 'id'], stdin=subprocess.DEVNULL, capture_output=True).returncode != 0)",
    )
    assert text.split() == ["1", "True"]


def test_it_is_nobody_and_the_first_process(kernel: Session) -> None:
    code = "import os; print(os.getuid(), os.getgid(), os.getpid(), os.getppid())"
    assert said(kernel, code) == "1000 1000 1 0"


def test_only_its_own_processes_are_seen(kernel: Session) -> None:
    assert said(kernel, "import os; print([name for name in os.listdir('/proc') if name.isdigit()])") == "['1']"


def test_only_its_own_folders_can_be_written_to(kernel: Session) -> None:
    code = """
import os
found = []
for folder, folders, files in os.walk('/'):
    if folder in ('/student', '/tmp', '/dev/pts') or (folder.startswith('/proc/') and folder.split('/')[2].isdigit()):
        folders.clear()
        continue
    found += [path for path in (folder, *(f'{folder}/{name}' for name in files)) if os.access(path, os.W_OK)]
print([path for path in found if not os.path.islink(path)])"""
    own = {"/dev/shm", "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"}
    assert set(eval(said(kernel, code, timeout=120))) == own


_SHARED = """
import os
mounts = [line.split()[4:6] for line in open('/proc/self/mountinfo')]
last = {point: options.split(',')[0] for point, options in mounts}  # the one on top, where one covers another
print(sorted(point for point, right in last.items() if right != 'ro'))"""


def test_every_mount_is_read_only_or_its_own(kernel: Session) -> None:
    assert said(kernel, _SHARED) == "['/dev/pts', '/dev/shm', '/proc', '/student', '/tmp']"


def test_no_time_can_be_left_on_a_device(kernel: Session) -> None:
    code = """
import os
for name in ('null', 'zero', 'full', 'random', 'urandom', 'tty'):
    before = os.stat(f'/dev/{name}').st_atime
    try: os.utime(f'/dev/{name}')
    except OSError as error: print(error.errno)
    open('/dev/zero', 'rb').read(1)
    assert os.stat(f'/dev/{name}').st_atime == before"""
    assert set(said(kernel, code).split()) == {str(errno.EROFS)}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of Python's that belongs to whoever grades, with settings wherever a tool keeps them."""
    prefix = tmp_path / "an environment"
    folders = "etc/ipython", "etc/conda/activate.d", "etc/matplotlib", "share/jupyter/kernels/r", "conda-meta"
    for name in (*folders, "share/nbgrader/exchange/course/inbound"):
        (prefix / name).mkdir(parents=True)
        (prefix / name / "settings").write_text("secret")
    (prefix / "elsewhere").mkdir()
    (prefix / "elsewhere" / "settings").write_text("secret")
    (prefix / "etc" / "jupyter").symlink_to("../elsewhere")
    for name in ("pip.conf", ".condarc", "conda-meta/state"):
        (prefix / name).write_text("secret")
    folders = [*bubblewrap.python_folders(), str(prefix)]
    KERNEL_POOL.close()
    monkeypatch.setattr(bubblewrap, "python_folders", lambda: folders)
    yield prefix
    KERNEL_POOL.close()


def test_in_any_layout_settings_are_covered_and_nothing_can_be_written(environment: Path, tmp_path: Path) -> None:
    code = f"""
import os
readable, written = [], []
for folder, folders, files in os.walk({str(environment)!r}):
    for name in files:
        try: readable.append(open(os.path.join(folder, name)).read() and os.path.relpath(folder, {str(environment)!r}))
        except OSError: pass
    for path in [os.path.join(folder, 'left'), *(os.path.join(folder, name) for name in files)]:
        try: written.append(open(path, 'a').write('left') and path)
        except OSError: pass
    for change in (os.utime, lambda path: os.chmod(path, 0o777), lambda path: os.setxattr(path, 'user.left', b'left')):
        try: written.append(change(folder) or folder)
        except OSError: pass
print(sorted(readable), written)"""
    with session(tmp_path, [], TIGHT, packages=("numpy",)) as opened:
        assert said(opened, code) == "['conda-meta', 'etc/matplotlib'] []"


def test_programs_and_packages_cannot_be_changed(kernel: Session) -> None:
    code = """
import json, sys
for path in (json.__file__, sys.executable, '/usr/planted', '/engine/planted', '/etc/passwd'):
    try: open(path, 'a')
    except OSError as error: print(error.errno)"""
    assert set(said(kernel, code).split()) <= {str(errno.EROFS), str(errno.EACCES)}


def test_settings_of_the_grader_beside_python_are_not_seen(kernel: Session) -> None:
    folder = Path(sys.prefix) / "etc" / "jupyter"
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.skip("this Python has no Jupyter settings beside it")
    assert said(kernel, f"import os; print(os.listdir({str(folder)!r}))") == "[]"


def test_who_it_is_and_where_can_be_looked_up(kernel: Session) -> None:
    code = "import pwd, socket; print(pwd.getpwuid(1000).pw_name, socket.gethostbyname('localhost'))"
    assert said(kernel, code) == "student 127.0.0.1"


def test_nothing_outside_can_be_reached_over_the_network(kernel: Session) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()):  # from outside it can
            pass
        port = server.getsockname()[1]
        code = f"""
import socket
print([name for _, name in socket.if_nameindex()])
try: socket.create_connection(('127.0.0.1', {port}), 2)
except OSError as error: print(type(error).__name__)
try: socket.create_connection(('192.0.2.1', 80), 2)
except OSError as error: print(type(error).__name__, error.errno == 101)"""
        assert said(kernel, code).splitlines() == ["['lo']", "ConnectionRefusedError", "OSError True"]


def test_abstract_sockets_of_others_are_not_there(kernel: Session, tmp_path: Path) -> None:
    knock = """
import socket
with socket.socket(socket.AF_UNIX) as knocking:
    try: knocking.connect('\\0autograder')
    except OSError as error: print(type(error).__name__)
    else: print('connected')"""
    with socket.socket(socket.AF_UNIX) as outside, session(tmp_path, [], TIGHT) as other:
        outside.bind("\0autograder")
        outside.listen()
        assert said(kernel, knock) == "ConnectionRefusedError"
        said(
            other,
            "import socket\nserver = socket.socket(socket.AF_UNIX)\nserver.bind('\\0autograder')\nserver.listen()",
        )
        assert said(other, knock) == "connected"
        assert said(kernel, knock) == "ConnectionRefusedError"


def test_two_kernels_share_no_file(kernel: Session, tmp_path: Path) -> None:
    write = "for folder in ('/tmp', '/dev/shm', '.', '..'): open(folder + '/mark', 'w').write('seen')"
    look = (
        "import os; print([folder for folder in ('/tmp', '/dev/shm', '.', '..') if os.path.exists(folder + '/mark')])"
    )
    said(kernel, write)
    with session(tmp_path, [], TIGHT) as other:
        assert said(other, look) == "[]"
    assert said(kernel, look) == "['/tmp', '/dev/shm', '.', '..']"


def test_no_descriptor_of_the_graders_is_inherited(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        with session(tmp_path, [], TIGHT) as opened:
            code = """
import os
names = []
for number in os.listdir('/proc/self/fd'):
    try: names.append(os.readlink(f'/proc/self/fd/{number}').split(':')[0])
    except OSError: pass
print(sorted(set(names)))"""
            kinds = {"/dev/null", "anon_inode", "pipe", "socket"}
            assert {name.split("/proc")[0] for name in eval(said(opened, code))} - {""} <= kinds


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to stop being root")
def test_root_is_not_root_inside(kernel: Session) -> None:
    status = Path(f"/proc/{kernel.pid}/status").read_text()
    users = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1:]
    assert "0" not in users


# ---------------------------------------------------------------------- limits and neighbours

_ATTACKS = {
    "a fork bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "a memory hog": "import mmap\nkept = mmap.mmap(-1, 2**31)\nfor at in range(0, 2**31, 4096): kept[at] = 1",
    "a full disk": "with open('/tmp/big', 'wb') as file:\n    while True: file.write(bytes(2**20))",
    "a loop that holds the interpreter": "sum(range(10**12))",
    "signals to everybody": "import os\nfor number in (9, 19, 15): os.kill(-1, number)\nos._exit(1)",
    "a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(1000)",
}


@pytest.mark.parametrize("attack", _ATTACKS.values(), ids=list(_ATTACKS))
def test_an_attack_ends_alone(kernel: Session, tmp_path: Path, attack: str) -> None:
    said(kernel, "kept = 'alive'")
    zygote = KERNEL_POOL.zygote().pid
    with session(tmp_path, [], TIGHT) as attacker:
        below = processes_below(attacker.pid)
        said(attacker, attack, timeout=3)
        below |= processes_below(attacker.pid) if attacker.alive else set()
    assert eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in below))
    assert said(kernel, "print(kept)") == "alive"
    assert KERNEL_POOL.zygote().pid == zygote


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


# ---------------------------------------------------------------------- many kernels, and deaths


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
        with session(tmp_path, [], TIGHT) as opened:
            assert (
                said(
                    opened,
                    "import os\nif os.fork() == 0:\n    import signal; os.setsid(); signal.pause()\nprint('fine')",
                )
                == "fine"
            )

    for _ in range(5):  # what is made once and kept
        one()
    zygote = KERNEL_POOL.zygote()
    KERNEL_POOL.settle()
    before = _state(zygote)
    for _ in range(KERNELS):
        one()
    KERNEL_POOL.settle()
    assert eventually(lambda: _state(zygote)["processes"] <= before["processes"] + 3)  # a kernel and its supervisor
    after = _state(zygote)
    grown = {name: (before[name], after[name]) for name in before if after[name] - before[name] > _MORE.get(name, 3)}
    assert grown == {}
    assert KERNEL_POOL.zygote().pid == zygote.pid


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
    assert KERNEL_POOL.own().state["threads"] == 1


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


_FROM_OUTSIDE: dict[str, Callable[[int], int]] = {
    "the kernel": lambda kernel: kernel,
    "its supervisor": _parent,
    "the zygote": lambda kernel: _parent(_parent(kernel)),
    "the sandbox": lambda kernel: KERNEL_POOL.zygote().pid,
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
    with session(tmp_path, [], TIGHT) as kernel:  # not the one of the attacks above, which may be about to end
        assert said(kernel, "kept = 'alive'") == ""
        with session(tmp_path, [], TIGHT) as other:
            os.kill(other.pid, signal.SIGKILL)
        assert said(kernel, "print(kept)") == "alive"


_SMOKE = """
import sys, nbformat
from pathlib import Path
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import session
with session(Path("/"), [], Limits(cell=10)) as opened:
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

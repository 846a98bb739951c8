"""What student code can reach: no other file, process, network, setting or descriptor than its own."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sandboxed import kernel, opened, said, small_zygote

from autograder.sandbox import bubblewrap
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.session import Session

__all__ = ["kernel", "small_zygote"]  # fixtures

pytestmark = pytest.mark.root
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
    with opened(tmp_path) as inside:
        assert said(inside, code) == "['conda-meta', 'etc/matplotlib'] []"


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
    with socket.socket(socket.AF_UNIX) as outside, opened(tmp_path) as other:
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
    with opened(tmp_path) as other:
        assert said(other, look) == "[]"
    assert said(kernel, look) == "['/tmp', '/dev/shm', '.', '..']"


def test_no_descriptor_of_the_graders_is_inherited(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        with opened(tmp_path) as inside:
            code = """
import os
names = []
for number in os.listdir('/proc/self/fd'):
    try: names.append(os.readlink(f'/proc/self/fd/{number}').split(':')[0])
    except OSError: pass
print(sorted(set(names)))"""
            kinds = {"/dev/null", "anon_inode", "pipe", "socket"}
            assert {name.split("/proc")[0] for name in eval(said(inside, code))} - {""} <= kinds


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to stop being root")
def test_root_is_not_root_inside(kernel: Session) -> None:
    status = Path(f"/proc/{kernel.pid}/status").read_text()
    users = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1:]
    assert "0" not in users

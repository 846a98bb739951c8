"""The small modules behind the walls: the filter of system calls, capabilities, the watch over what a kernel uses."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sandboxed import TIGHT, eventually, said

from autograder.guest import isolation, syscalls
from autograder.guest.usage import Watch
from autograder.sandbox import seccomp
from autograder.sandbox.session import Session

pytestmark = pytest.mark.root


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
        with Session(tmp_path, [], TIGHT, seed=seed) as opened:
            drawn.append(said(opened, code))
    assert drawn[0] == drawn[1] != drawn[2]

"""The system calls that Python has no function for: unshare, mount, prctl, capset and the loading of a seccomp filter.

Thin on purpose: each function is one call, and raises OSError with the call's name. Linux only; numbers and structures
are those of the kernel's headers (sched.h, mount.h, prctl.h, capability.h, seccomp.h), the same on all architectures.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct

CLONE_NEWNS = 0x0002_0000
CLONE_NEWCGROUP = 0x0200_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_NOSYMFOLLOW = 1, 2, 4, 8, 32, 256
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x4_0000

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITY_VERSION_3 = 0x2008_0522
_BPF_INSTRUCTION = 8  # bytes

_SIOCSIFFLAGS, _IFF_UP, _IFF_RUNNING = 0x8914, 0x1, 0x40

_libc = ctypes.CDLL(None, use_errno=True)


def unshare(flags: int) -> None:
    """Leave the namespaces named by CLONE_NEW... flags for new ones."""
    _check(_libc.unshare(flags), "unshare")


def mount(source: str, target: str, kind: str, flags: int = 0, data: str = "") -> None:
    """Mount `source` on `target`; for MS_BIND and MS_PRIVATE, `kind` is empty."""
    _check(
        _libc.mount(os.fsencode(source), os.fsencode(target), kind.encode() or None, flags, data.encode() or None),
        f"mount on {target}",
    )


def bring_up_loopback() -> None:
    """Switch on the loopback interface of a new network namespace; it reaches nothing but the namespace itself."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP | _IFF_RUNNING))


def end_with_parent(signal: int) -> None:
    """Have the kernel send this process a signal when its parent ends."""
    _prctl(_PR_SET_PDEATHSIG, signal)


def make_dumpable() -> None:
    """Let this process read its own entries in /proc, which a change of user denies it."""
    _prctl(_PR_SET_DUMPABLE, 1)


def no_new_privileges() -> None:
    """Make set-user-id programs and file capabilities without effect, for good."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Give up every capability, and the means to get one back through a program."""
    for capability in range(64):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
            break  # the first number that the kernel does not know
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    _check(_libc.capset(header, none), "capset")


def load_seccomp(program: bytes) -> None:
    """Load a filter, given as compiled BPF instructions; needs `no_new_privileges` before."""
    if not program or len(program) % _BPF_INSTRUCTION:
        raise ValueError("this is no BPF program: its length is no multiple of 8 bytes")
    code = ctypes.create_string_buffer(program, len(program))
    prog = _SockFprog(len(program) // _BPF_INSTRUCTION, ctypes.cast(code, ctypes.c_void_p))
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(prog))


class _SockFprog(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _prctl(option: int, value: int, pointer: int = 0) -> None:
    unsigned = ctypes.c_ulong
    _check(_libc.prctl(option, unsigned(value), unsigned(pointer), unsigned(0), unsigned(0)), f"prctl {option}")


def _check(result: int, name: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")

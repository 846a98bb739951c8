"""The grader's handle on one student's kernel: run cells, exchange requests, notice when it is gone.

nbclient runs the cells, so outputs are assembled as in every other Jupyter tool. All of it lives on an event loop in a
thread of its own, because the caller may itself be inside one (the formgrader's button is).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from anyio.from_thread import BlockingPortal, start_blocking_portal
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.answers import Supply
from autograder.errors import CallTimeout, KernelDied, KernelError, KernelStuck
from autograder.kernels.outputs import BoundedClient, tidy

_GRACE = 3.0  # seconds that an interrupted kernel has to come back
_PATIENCE = 0.25  # seconds between two looks at whether the kernel lives
_GARBLED = "it sent what is no message"


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Times in seconds of wall clock."""

    cell: float = 30.0
    call: float = 20.0
    notebook: float = 300.0
    start: float = 60.0


@dataclass(frozen=True)
class CellRun:
    """How a cell ended: `ok`, `error` (an exception), `timeout`, or `died` (the kernel is gone)."""

    status: str
    error: str = ""


class Session:
    """One kernel in a private working folder with the assignment's support files. Use as a context manager.

    `run` and `exchange` raise KernelError once the kernel is gone; `restart` gives a fresh one, in the same folder.
    """

    def __init__(self, support: Path, files: Sequence[Path], limits: Limits) -> None:
        self.limits = limits
        self.alive = False
        self._support, self._files = support, files
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Session:
        with contextlib.ExitStack() as stack:  # if the kernel does not start, nothing of it may stay behind
            self._folder = Path(
                stack.enter_context(
                    tempfile.TemporaryDirectory(prefix="autograder-", dir=_short_folder(), ignore_cleanup_errors=True)
                )
            )
            for name in self._files:
                target = self._folder / "work" / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._support / name, target)
            (self._folder / "work").mkdir(exist_ok=True)
            self._portal: BlockingPortal = stack.enter_context(start_blocking_portal())
            stack.callback(self._stop)
            self.restart()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def restart(self) -> None:
        """Replace the kernel by a fresh one. Raises KernelError if none can be started."""
        self._stop()
        self._portal.call(self._start)

    def run(self, cell: NotebookNode, timeout: float) -> CellRun:
        """Run one code cell; its outputs are put into the cell."""
        return self._portal.call(self._run, cell, timeout)

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes:
        """Send one request to the servant in the kernel. Raises CallTimeout or KernelError.

        `supply` answers what the kernel asks meanwhile.
        """
        if not self.alive:
            raise KernelDied("there is no kernel to answer")
        return self._portal.call(self._exchange, request, supply)

    # ------------------------------------------------------------------ on the event loop

    async def _start(self) -> None:
        manager = AsyncKernelManager(
            kernel_name="autograder", transport="ipc", ip=str(self._folder / f"k{os.urandom(3).hex()}")
        )
        client = BoundedClient(
            nbformat.v4.new_notebook(),
            km=manager,
            allow_errors=True,
            startup_timeout=int(self.limits.start),
            interrupt_on_timeout=False,
            record_timing=False,
            raise_on_iopub_timeout=False,
            skip_cells_with_tag="",
            shutdown_kernel="immediate",
        )
        self._manager, self._client = manager, client
        try:
            await client.async_start_new_kernel(cwd=str(self._folder / "work"), env=kernel_environment(self._folder))
            await client.async_start_new_kernel_client()
        except Exception as error:
            await self._end()
            raise KernelError(f"no kernel could be started: {type(error).__name__}: {error}") from error
        client.reset_execution_trackers()
        self.alive = True

    async def _run(self, cell: NotebookNode, timeout: float) -> CellRun:
        client = self._client
        client.timeout = max(1, round(timeout))
        client.nb.cells = [cell]
        try:
            await client.async_execute_cell(cell, 0)
        except CellTimeoutError:
            if await self._interrupt():
                return CellRun("timeout")
            await self._end()
            return CellRun("died", "it did not stop when its time was up")
        except (DeadKernelError, KernelError, RuntimeError, asyncio.CancelledError):
            await self._end()
            return CellRun("died", "the kernel ended while it ran")
        except Exception:  # bytes on the kernel's sockets that are no message: only student code sends such
            await self._end()
            return CellRun("died", _GARBLED)
        finally:
            tidy(cell)
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors:
            return CellRun("error", f"{errors[-1].ename}: {errors[-1].evalue}"[:500])
        if not await self._is_alive():
            await self._end()
            return CellRun("died", "the kernel ended while it ran")
        return CellRun("ok")

    async def _exchange(self, request: bytes, supply: Supply | None) -> bytes:
        kernel = self._client.kc
        assert kernel is not None
        message = kernel.session.msg("answer_request", {})
        message["buffers"] = [request]
        kernel.shell_channel.send(message)
        identifier = message["header"]["msg_id"]
        questions = asyncio.create_task(self._answer_questions(supply)) if supply else None
        try:
            reply = await self._reply(identifier, self.limits.call)
        finally:
            if questions:
                questions.cancel()
        if reply is None:
            if await self._interrupt(identifier):
                raise CallTimeout(f"no answer within {self.limits.call:g} s")
            await self._end()
            raise KernelStuck(f"no answer within {self.limits.call:g} s, and it could not be interrupted")
        return bytes(reply["buffers"][0]) if reply.get("buffers") else b""

    async def _answer_questions(self, supply: Supply) -> None:
        """Answer what the kernel asks over its stdin channel, until cancelled."""
        kernel = self._client.kc
        assert kernel is not None
        while True:
            question = await kernel.stdin_channel.get_msg(timeout=None)
            if question["header"]["msg_type"] == "supply_request" and question.get("buffers"):
                message = kernel.session.msg("supply_reply", {})
                message["buffers"] = [supply.answer(bytes(question["buffers"][0]))]
                kernel.stdin_channel.send(message)

    async def _reply(self, identifier: str, patience: float) -> dict[str, Any] | None:
        """The reply to a request, or None when patience ends. Raises KernelDied."""
        kernel = self._client.kc
        assert kernel is not None
        end = time.monotonic() + patience
        while (left := end - time.monotonic()) > 0:
            try:
                message = await kernel.shell_channel.get_msg(timeout=min(left, _PATIENCE))
            except Empty:
                if not await self._is_alive():
                    await self._end()
                    raise KernelDied("the kernel ended before answering") from None
                continue
            except Exception as error:  # as in `_run`
                await self._end()
                raise KernelDied(f"no answer from the kernel: {_GARBLED}") from error
            if message["parent_header"].get("msg_id") == identifier:
                return message
        return None

    async def _interrupt(self, identifier: str | None = None) -> bool:
        """Interrupt, and see whether the kernel answers again; without an identifier, by a question of our own."""
        assert self._manager is not None
        await self._manager.interrupt_kernel()
        if identifier is None:
            kernel = self._client.kc
            assert kernel is not None
            message = kernel.session.msg("kernel_info_request", {})
            kernel.shell_channel.send(message)
            identifier = message["header"]["msg_id"]
        try:
            return await self._reply(identifier, _GRACE) is not None
        except KernelDied:
            return False

    async def _is_alive(self) -> bool:
        return self._manager is not None and bool(await self._manager.is_alive())

    async def _end(self) -> None:
        self.alive = False
        manager, client = self._manager, self._client
        if client.kc is not None:
            client.kc.stop_channels()
            client.kc = None
        if manager.has_kernel:
            with contextlib.suppress(Exception):
                await manager.shutdown_kernel(now=True)
        with contextlib.suppress(Exception):
            await client._async_cleanup_kernel()

    def _stop(self) -> None:
        if getattr(self, "_manager", None) is not None:
            self._portal.call(self._end)


def _short_folder() -> str | None:
    """Where the kernel's sockets can lie: a socket's path has at most 103 bytes on macOS, 107 on Linux."""
    return "/tmp" if len(os.fsencode(tempfile.gettempdir())) > 70 else None  # noqa: S108, mkdtemp makes it private


def kernel_environment(folder: Path) -> dict[str, str]:
    """The whole environment of a student's kernel: nothing of the grader's own but where programs and fonts are."""
    import matplotlib

    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "HOME": str(home),
        "IPYTHONDIR": str(home / ".ipython"),
        "MPLCONFIGDIR": matplotlib.get_cachedir(),  # a fresh one would search the fonts again: seconds a kernel
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # One thread a process: parallel grading collapses with more, and results depend less on the machine.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "NBGRADER_EXECUTION": "autograde",
        "TQDM_DISABLE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


@contextlib.contextmanager
def session(support: Path, files: Sequence[Path], limits: Limits) -> Iterator[Session]:
    """A session that is closed, its kernel ended and its folder removed, whatever happens."""
    with Session(support, files, limits) as opened:
        yield opened

"""The grader's handle on one student's kernel: run cells, exchange requests, notice when it is gone.

nbclient runs the cells, so outputs are assembled as in every other Jupyter tool. All of it lives on an event loop in a
thread of its own, because the caller may itself be inside one (the formgrader's button is).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from types import MappingProxyType
from typing import Any

import nbformat
import zmq.asyncio
from anyio.from_thread import BlockingPortal, start_blocking_portal
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode

from autograder.course.notebooks import with_error
from autograder.course.text import plain
from autograder.errors import CallTimeout, KernelDied, KernelError, KernelLost, KernelStuck
from autograder.guest.isolation import WORK
from autograder.guest.sentences import say, shortened
from autograder.sandbox.compiled import compiled
from autograder.sandbox.jupyter_client import BoundedKernelClient, Deadline, Flood, MemoryGuard
from autograder.sandbox.limits import Limits
from autograder.sandbox.outputs import BoundedClient, tidy
from autograder.sandbox.processes import contents
from autograder.sandbox.provisioner import SandboxProvisioner
from autograder.sandbox.request_client import RequestClient, Supplier
from autograder.sandbox.without_walls import folder_with, start_without_walls

_GRACE = 3.0  # seconds that an interrupted kernel has to come back
_POLL_INTERVAL = 0.25  # seconds between two looks at whether the kernel lives
_GARBLED = say("session.it-sent-what-is-no-message")
_FLOOD = say("session.it-sent-more-than-can-be-taken")
_ENDED = say("session.the-kernel-ended")


@dataclass(frozen=True)
class CellRun:
    """How a cell ended: `ok`, `error` (an exception), `timeout`, or `died` (the kernel is gone)."""

    status: str
    error: str = ""


class Session:
    """One kernel with the assignment's support files in its working folder. Use as a context manager.

    `run` and `exchange` raise KernelError once the kernel is gone, and KernelLost if that is no doing of its code;
    `restart` gives a fresh one. `packages` are imported before it is forked. Files `beside` them, by name, are in the
    working folder too. With `unsafe`, the kernel is an ordinary process without walls.
    """

    def __init__(
        self,
        support: Path,
        files: Sequence[Path],
        limits: Limits,
        *,
        packages: tuple[str, ...] = (),
        unsafe: bool = False,
        seed: int | None = None,
        beside: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self.limits = limits
        self.alive = False
        self.started = 0  # kernels so far
        self.counted = 0.0  # seconds of cells and requests so far, without those in which the kernel waited
        self._unsafe, self._seed = unsafe, seed
        own = contents({name.as_posix(): support / name for name in files})
        # The course's own last: no other file can have its name.
        self._files: dict[str, Path | bytes] = {**beside, **({} if unsafe else compiled(own)), **own}
        self._packages = packages
        self._request_client: RequestClient | None = None
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Session:
        with contextlib.ExitStack() as stack:  # if the kernel does not start, nothing of it may stay behind
            if self._unsafe:
                self._folder = Path(stack.enter_context(folder_with(self._files)))
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

    def request(self, request: bytes, supply: Supplier | None = None) -> bytes:
        """Send one request to the request server in the kernel. Raises CallTimeout or KernelError.

        `supply` answers what the kernel asks meanwhile.
        """
        request_client = self._request_client
        if not self.alive or request_client is None:
            raise KernelDied(say("session.there-is-no-kernel-to-answer"))
        before = request_client.mark  # of a request that waits for what this one gives
        try:
            return self._exchanged(request_client, request, supply)
        finally:
            request_client.mark = before

    def _exchanged(self, request_client: RequestClient, request: bytes, supply: Supplier | None) -> bytes:
        deadline, before, started = Deadline(self.limits.call, self._waited), self.counted, time.monotonic()
        try:
            return request_client.ask(request, deadline, supply)
        except TimeoutError:
            late = say("session.no-answer-within-s", call=self.limits.call)
        except (OSError, Flood) as error:
            raise self._silenced(error) from error
        finally:
            self.counted += deadline.counted()  # and what those within this one took, all of which was in its time
            self.counted = min(self.counted, before + time.monotonic() - started)
        reply = self._comes_back(request_client)
        if reply is None:
            self._stop()
            raise KernelStuck(say("session.and-it-could-not-be-interrupted", late=late))
        raise CallTimeout(late, reply)

    @property
    def work(self) -> Path:
        """The kernel's working folder, as its code sees it."""
        return self._folder / "work" if self._unsafe else WORK

    @property
    def pid(self) -> int:
        """The kernel's PID as this process sees it; 0 if it is not sandboxed or not there."""
        kernel = self._sandboxed()
        return kernel.pid if kernel else 0

    def _look(self) -> None:
        """Raise if there is no point in waiting for an answer."""
        if self._guard.exceeded():
            raise Flood(_FLOOD)
        if not self._portal.call(self._is_alive):
            raise ConnectionResetError

    def _comes_back(self, request_client: RequestClient) -> bytes | None:
        """Interrupt what runs for the request before; its answer, if that comes and nothing else was left running."""
        self._portal.call(self._manager.interrupt_kernel)
        try:
            reply = request_client.answer(Deadline(_GRACE, self._waited))
        except (OSError, Flood):
            return None
        return None if self._portal.call(self._left_behind) else reply

    def _silenced(self, error: Exception) -> KernelDied:
        """End what is left of a kernel that does not answer; why. Raises KernelLost if its code had no part in that."""
        kernel = self._sandboxed()
        if kernel and isinstance(error, ConnectionError):
            kernel.wait(_GRACE)  # its last word may come after the end of the stream
        if isinstance(error, ConnectionError) and not (kernel and kernel.ended() is None):
            return KernelDied(self._portal.call(self._died, say("session.before-answering", ended=_ENDED)).error)
        self._stop()
        return KernelDied(
            say("session.no-answer-from-the-kernel", value=error if isinstance(error, Flood) else _GARBLED)
        )

    # ------------------------------------------------------------------ on the event loop

    async def _start(self) -> None:
        context = zmq.asyncio.Context()
        manager = AsyncKernelManager(
            kernel_name="autograder-unsafe" if self._unsafe else "autograder",
            context=context,
            client_factory=BoundedKernelClient,
            transport="ipc",
            ip=str(self._folder / f"k{os.urandom(3).hex()}") if self._unsafe else "",
        )
        client = BoundedClient(
            nbformat.v4.new_notebook(),
            km=manager,
            allow_errors=True,
            on_cell_executed=with_error,
            startup_timeout=int(self.limits.start),
            interrupt_on_timeout=False,
            record_timing=False,
            raise_on_iopub_timeout=False,
            iopub_timeout=2,
            skip_cells_with_tag="",
            shutdown_kernel="immediate",
        )
        client.timeout = None  # time is kept here, see Deadline
        self._manager, self._client, self._context = manager, client, context
        self._guard, self._request_client = MemoryGuard(), None
        try:
            if self._unsafe:
                requests = await start_without_walls(manager, self._folder, self.limits.start)
            else:
                environment = {"NBGRADER_EXECUTION": "autograde"}
                await manager.start_kernel(
                    env=environment, files=self._files, limits=self.limits, seed=self._seed, packages=self._packages
                )
                requests = self._sandboxed().requests
            self._request_client = RequestClient(requests, self._look)
            client.kc = manager.client()
            client.kc.start_channels(hb=False)
            client.kc.allow_stdin = False  # nobody is there to type
            await self._until_ready()
        except BaseException as error:
            await self._end()
            if not isinstance(error, Exception):
                raise
            raise KernelError(
                say("session.no-kernel-could-be-started", kind=type(error).__name__, error=error)
            ) from error
        client.reset_execution_trackers()
        self.started += 1
        self.alive = True

    async def _until_ready(self) -> None:
        """Wait until the kernel answers on its shell channel and its outputs arrive. Raises RuntimeError."""
        kernel = self._client.kc
        deadline = Deadline(self.limits.start, lambda: 0.0)
        answered = heard = False
        while not (answered and heard):
            if deadline.left() <= 0:
                raise RuntimeError(f"it did not answer within {self.limits.start:g} s")
            if not await self._is_alive():
                raise RuntimeError("it ended before it answered")
            kernel.kernel_info()
            with contextlib.suppress(Empty):
                await kernel.shell_channel.get_msg(timeout=1)
                answered = True
                # A subscription that came too late has missed the messages of this answer; the next will do.
                await kernel.iopub_channel.get_msg(timeout=0.1)
                heard = True

    async def _run(self, cell: NotebookNode, timeout: float) -> CellRun:
        client = self._client
        client.nb.cells = [cell]
        deadline = Deadline(timeout, self._waited)
        running = asyncio.ensure_future(client.async_execute_cell(cell, 0))
        try:
            late = await self._too_late(running, deadline)
            if late:
                await self._manager.interrupt_kernel()
                await asyncio.wait({running}, timeout=_GRACE)
                if not running.done():
                    return await self._died(say("session.it-did-not-stop-when-its-time"))
                if await self._left_behind():
                    return await self._died(say("session.it-left-other-processes-running-when-its"))
            await running
        except (DeadKernelError, KernelError, RuntimeError, asyncio.CancelledError):
            return await self._died(say("session.while-it-ran", ended=_ENDED))
        except KernelLost:
            raise
        except Flood as error:
            return await self._died(str(error))
        except Exception:  # bytes on the kernel's sockets that are no message: only student code sends such
            return await self._died(_GARBLED)
        finally:
            running.cancel()
            with contextlib.suppress(BaseException):
                await running
            self.counted += deadline.counted()
            tidy(cell)
        if late:
            return CellRun("timeout")
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors:
            return CellRun("error", shortened(plain(f"{errors[-1].ename}: {errors[-1].evalue}"), 500))
        if not await self._is_alive():
            return await self._died(say("session.while-it-ran", ended=_ENDED))
        return CellRun("ok")

    async def _too_late(self, running: asyncio.Future[Any], deadline: Deadline) -> bool:
        """Whether the time is up before `running` is done. Raises KernelDied if the kernel is gone meanwhile."""
        while not running.done():
            left = deadline.left()
            if left <= 0:
                return True
            await asyncio.wait({running}, timeout=min(left, _POLL_INTERVAL))
            if self._guard.exceeded():
                raise Flood(_FLOOD)
            if not running.done() and not await self._is_alive():
                # What has arrived already may hold the reply.
                await asyncio.wait({running}, timeout=_POLL_INTERVAL)
                if not running.done():
                    raise KernelDied(_ENDED)
        return False

    async def _left_behind(self) -> bool:
        """Whether code that was interrupted has other processes, which nobody has interrupted."""
        kernel = self._sandboxed()
        return kernel is not None and (await asyncio.to_thread(kernel.usage)).get("processes", 1) > 1

    async def _is_alive(self) -> bool:
        return bool(await self._manager.is_alive())

    async def _died(self, how: str) -> CellRun:
        """End what is left of the kernel, and say why it went. Raises KernelLost if its code had no part in that."""
        kernel = self._sandboxed()
        ended = kernel.ended() if kernel else None
        await self._end()
        if ended is None:
            return CellRun("died", how)
        if ended.get("ended"):
            return CellRun("died", ended["ended"])
        # A kernel is PID 1 of its namespace: no signal from inside kills it. The sandbox died, or somebody killed it.
        if not ended or ended.get("status") == -9:
            raise KernelLost(say("session.the-kernel-was-ended-from-outside"))
        return CellRun("died", how)

    def _waited(self) -> float:
        kernel = self._sandboxed()
        return kernel.waited() if kernel else 0.0

    def _sandboxed(self) -> Any:
        provisioner = getattr(getattr(self, "_manager", None), "provisioner", None)
        return provisioner.kernel if isinstance(provisioner, SandboxProvisioner) else None

    async def _end(self) -> None:
        self.alive = False
        manager, client = self._manager, self._client
        if self._request_client is not None:
            self._request_client.close()
        if client.kc is not None:
            client.kc.stop_channels()
            client.kc = None
        with contextlib.suppress(Exception):
            if isinstance(manager.provisioner, SandboxProvisioner):
                manager.provisioner.end_soon()  # jupyter_client would look every 100 ms whether it has ended
            else:
                await manager.shutdown_kernel(now=True)
        with contextlib.suppress(Exception):
            await manager.cleanup_resources()
        self._context.destroy(linger=0)

    def _stop(self) -> None:
        if getattr(self, "_manager", None) is not None:
            self._portal.call(self._end)

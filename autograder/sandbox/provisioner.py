"""Starts the sandboxed kernel named `autograder` for Jupyter's client.

jupyter_client finds this class by its entry point, `autograder-sandbox` in the group
`jupyter_client.kernel_provisioners`, and hands it what the client says about the kernel.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerBase

from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import Limits
from autograder.sandbox.processes import Kernel, Order

_PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
_PASSED_ON = ("NBGRADER_EXECUTION",)

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


class SandboxProvisioner(KernelProvisionerBase):
    """A fork of the warm zygote in namespaces of its own, on unix sockets.

    Beyond what every client passes, `files` (relative name to path), `limits`, `seed` and `packages` may be given to
    `start_kernel`.
    """

    kernel: Kernel | None = None

    @property
    def has_process(self) -> bool:
        return self.kernel is not None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """There is no command to prepare."""
        return await super().pre_launch(cmd=[], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Get a kernel. Raises KernelError or SandboxError."""
        manager = self.parent
        limits = kwargs.get("limits") or Limits()
        environment = kwargs.get("env") or {}
        order = Order(
            limits=limits.of_process,
            environment={name: environment[name] for name in _PASSED_ON if name in environment},
            files=kwargs.get("files", {}),
            seed=kwargs.get("seed"),
            packages=kwargs.get("packages", ()),
        )
        self.kernel = await _in_a_thread(KERNEL_POOL.kernel, order, limits.start)
        manager.transport, manager.ip = "ipc", self.kernel.address
        manager.session.key = self.kernel.key.encode()
        for number, port in enumerate(_PORTS, 1):
            setattr(manager, port, number)
        self.connection_info = manager.get_connection_info()
        return self.connection_info

    async def poll(self) -> int | None:
        """None while the kernel lives, else its exit code."""
        if self.kernel is None:
            return 0
        ended = self.kernel.ended()
        return None if ended is None else int(ended.get("status", 1))

    async def wait(self) -> int | None:
        """Wait for the kernel's end, and with it that of all that it started."""
        kernel, self.kernel = self.kernel, None
        if kernel is None:
            return 0
        await _in_a_thread(kernel.wait)
        ended = kernel.ended()
        kernel.close()
        return int((ended or {}).get("status", 1))

    async def send_signal(self, signum: int) -> None:
        """Pass a signal on; SIGKILL and SIGTERM end the kernel and all that it started."""
        if self.kernel is None:
            return
        if signum in (signal.SIGKILL, signal.SIGTERM):
            self.kernel.kill()
        elif signum:
            self.kernel.signal(signum)

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and all that it started."""
        if self.kernel is not None:
            self.kernel.kill()

    async def terminate(self, restart: bool = False) -> None:
        """As `kill`: there is nothing that a student's kernel would have to put in order."""
        await self.kill(restart)

    def end_soon(self) -> None:
        """End the kernel without waiting for it."""
        kernel, self.kernel = self.kernel, None
        if kernel is not None:
            KERNEL_POOL.end(kernel)

    async def cleanup(self, restart: bool = False) -> None:
        """End what is left, and remove its sockets."""
        kernel, self.kernel = self.kernel, None
        if kernel is not None:
            kernel.close()


async def _in_a_thread(function: Callable[Given, Returned], *args: Given.args, **kwargs: Given.kwargs) -> Returned:
    """As asyncio.to_thread, but for a fork of a client that goes on with its loop, as jupyter_core's `run_sync` does.

    The loop's executor would wait there for a thread that stayed behind in the parent.
    """
    threads = ThreadPoolExecutor(max_workers=1)
    try:
        return await asyncio.wrap_future(threads.submit(function, *args, **kwargs))
    finally:
        threads.shutdown(wait=False)

"""Starts sandboxed kernels for any Jupyter client that asks for the kernel named `autograder`.

jupyter_client finds this class by its entry point, `autograder-sandbox` in the group
`jupyter_client.kernel_provisioners`, and hands it what the client says about the kernel.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Float, Integer

from autograder.course import may_be_released
from autograder.errors import KernelError
from autograder.kernels.limits import MB, Limits
from autograder.kernels.warm import Kernel, Order, Zygote, zygote

_PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
_PASSED_ON = ("NBGRADER_EXECUTION",)
MOST_FILES = 200 * MB  # bytes that are copied into the kernel's folder


class SandboxProvisioner(KernelProvisionerBase):
    """A fork of the warm zygote in namespaces of its own, on unix sockets.

    Beyond what every client passes, `files` (relative name to path), `limits` and `seed` may be given to
    `start_kernel`. Without `files`, the kernel gets private copies of what a student would get of the folder `cwd`.
    """

    memory = Integer(Limits.memory // MB, help="Megabytes of memory.").tag(config=True)
    disk = Integer(Limits.disk // MB, help="Megabytes of files that the kernel may write.").tag(config=True)
    processes = Integer(Limits.processes, help="Processes and threads.").tag(config=True)
    cpu = Float(Limits.cpu, help="Seconds of processor time of all its processes.").tag(config=True)

    kernel: Kernel | None = None
    _folder: str = ""

    @property
    def has_process(self) -> bool:
        return self.kernel is not None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Unix sockets in a folder that only this user can enter; the same ones when a kernel is restarted."""
        if not self._folder:
            self._folder = tempfile.mkdtemp(prefix="autograder-", dir=short_folder())
        manager = self.parent
        manager.transport, manager.ip = "ipc", str(Path(self._folder) / "k")
        for number, port in enumerate(_PORTS, 1):
            setattr(manager, port, number)
        return await super().pre_launch(cmd=[], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel. A zygote that has died is replaced, once. Raises KernelError or SandboxError."""
        manager = self.parent
        limits = kwargs.get("limits") or Limits(
            memory=self.memory * MB, disk=self.disk * MB, processes=self.processes, cpu=self.cpu
        )
        files = kwargs.get("files")
        environment = kwargs.get("env") or {}
        order = Order(
            key=manager.session.key.decode(),
            limits=limits.of_process,
            environment={name: environment[name] for name in _PASSED_ON if name in environment},
            files=_of_folder(kwargs.get("cwd")) if files is None else files,
            seed=kwargs.get("seed"),
        )
        self.kernel = await asyncio.to_thread(self._fork, order, limits.start)
        self.connection_info = manager.get_connection_info()
        return self.connection_info

    def _fork(self, order: Order, patience: float) -> Kernel:
        address = str(Path(self._folder) / "k")
        origin: Zygote | None = None
        for attempt in (1, 2):
            try:
                origin = zygote()
                kernel = Kernel(origin, order, address)
                kernel.wait_until_ready(patience)
            except (OSError, KernelError) as error:
                if attempt == 2 or (origin is not None and origin.alive and isinstance(error, KernelError)):
                    raise KernelError(f"no kernel could be started: {error}") from error
            else:
                return kernel
        raise AssertionError("the second attempt returns or raises")

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
        await asyncio.to_thread(kernel.wait)
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

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sockets, unless the kernel is about to be started again."""
        if self.kernel is not None:
            self.kernel.close()
            self.kernel = None
        if self._folder and not restart:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = ""


def short_folder() -> str | None:
    """Where sockets can lie: a socket's path has at most 103 bytes on macOS, 107 on Linux."""
    return "/tmp" if len(os.fsencode(tempfile.gettempdir())) > 70 else None  # noqa: S108, mkdtemp makes it private


def _of_folder(folder: str | None) -> Mapping[str, Path]:
    """What a student would get of the folder, notebooks aside. Raises KernelError if that is too much to copy."""
    if not folder or not Path(folder).is_dir():
        return {}
    root = Path(folder)
    found = [path for pattern in ("*.py", "data/*") for path in sorted(root.glob(pattern)) if path.is_file()]
    files = {path.relative_to(root): path for path in found if may_be_released(path.relative_to(root))}
    size = sum(path.stat().st_size for path in files.values())
    if size > MOST_FILES:
        raise KernelError(f"{folder} holds {size // MB} MB of data; at most {MOST_FILES // MB} MB are copied.")
    return {name.as_posix(): path for name, path in files.items()}

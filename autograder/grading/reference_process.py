"""The process of the reference, as a grader needs it: started when it is first asked, and again when it has ended."""

from __future__ import annotations

import contextlib
import threading

from autograder.course.notebooks import read
from autograder.errors import KernelDied, KernelError
from autograder.guest.messages import Ask, Supplied
from autograder.judging import reference
from autograder.judging.answer_key import AnswerKey
from autograder.judging.carry_forward import ReferenceProcess, unsafe_process
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import Limits
from autograder.sandbox.processes import Order


class SuppliedReference:
    """The reference in a process of its own, started when it is first asked; a context manager."""

    def __init__(self, key: AnswerKey, limits: Limits, *, unsafe: bool) -> None:
        self._key, self._limits, self._unsafe = key, limits, unsafe
        self._process: ReferenceProcess | None = None
        self._lock = threading.Lock()  # a student's call that was given up may still be under way here
        self._stack = contextlib.ExitStack()

    def call(self, ask: Ask) -> Supplied:
        """What the reference gives. Raises CallTimeout or KernelError."""
        with self._lock:
            if self._process is None or not self._process.alive:
                self._stack.close()
                try:
                    self._process = self._start()
                except KernelDied as error:
                    raise KernelError(f"the process of the reference did not start: {error}") from error
            return self._process.call(ask)

    def _start(self) -> ReferenceProcess:
        assignment = self._key.assignment
        cells = reference.named_cells(read(assignment.source / f"{self._key.notebook}.ipynb"))
        names = sorted({name for tests in self._key.tests.values() for test in tests for name in test.uses})
        files = {name.as_posix(): assignment.source / name for name in assignment.support_files()}
        if self._unsafe:
            content = {name: path.read_bytes() for name, path in files.items()}
            return self._stack.enter_context(unsafe_process(content, cells, names, self._limits.call))
        order = Order(self._limits.of_process, {}, files, 0, assignment.imports([self._key.notebook]))
        fork = KERNEL_POOL.reference(order)
        self._stack.callback(fork.close)
        return ReferenceProcess(fork.stream, cells, names, self._limits.call)

    def __enter__(self) -> SuppliedReference:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._stack.close()

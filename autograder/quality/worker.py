"""The process that judges answers of ours for the pool: what it has loaded, and how one answer is judged there.

Nothing here is locked in, because no student's code comes here.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import io
import random
import resource
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import threadpoolctl

from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Course
from autograder.errors import CallTimeout
from autograder.judging.answer_key import AnswerKey
from autograder.judging.carry_forward import Supply
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import judge
from autograder.results import ExerciseResult

_MEMORY = 6000 * 2**20  # bytes of a worker: a mutant may ask for any amount
LIMIT = 120.0  # seconds of a processor that a kept answer may take
_AGAIN = 0.2  # seconds after which an answer that has caught its interrupt is interrupted again


@dataclass(frozen=True)
class Task:
    """An answer cell to be judged: its exercise, a name that is one of a kind, and its text.

    `secret` is one of another course, with other hidden inputs, in place of this one's; `threads` those of NumPy's and
    torch's operations; `limit` the seconds of a processor that all calls may take, whatever else the machine has to do.
    """

    notebook: str
    exercise: str
    name: str
    code: str
    secret: str = ""
    threads: int = 1
    limit: float = 20.0


@dataclass(frozen=True)
class Judged:
    """A task and what became of it: a result, or how it `ended` without one; and the `seconds` of a processor."""

    task: Task
    result: ExerciseResult | None
    ended: str = ""
    seconds: float = 0.0

    @property
    def earned(self) -> float:
        return self.result.earned if self.result else 0.0

    @property
    def right(self) -> bool:
        """Whether it keeps all points."""
        return self.result is not None and self.result.status == "passed"

    @property
    def fault(self) -> str:
        """What is wrong with a hidden test or a misconception, if something is: then nothing is known of the answer."""
        faults = self.result.faults if self.result else []
        return faults[0].strip().splitlines()[-1] if faults else ""

    @property
    def recognised(self) -> str:
        """The misconception that is named, if any."""
        return self.result.recognised.name if self.result and self.result.recognised else ""

    @property
    def failed(self) -> tuple[str, ...]:
        """The hidden tests that it does not pass."""
        outcomes = self.result.outcomes if self.result else []
        return tuple(outcome.test for outcome in outcomes if outcome.status != "passed")

    @property
    def seen(self) -> tuple[object, ...]:
        """All of it that a student would see, to compare one judging with another."""
        outcomes = tuple(self.result.outcomes) if self.result else ()
        return (self.ended, self.earned, self.recognised, outcomes)


#: Signals that a worker is started without.
HELD_BACK = (signal.SIGINT,)


def settle() -> None:
    """Prepare a new worker."""
    warnings.simplefilter("ignore")
    with contextlib.suppress(ImportError):
        from tqdm import tqdm  # whose own lock is a semaphore, which a process that is killed leaves behind

        tqdm.set_lock(threading.RLock())
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGPROF, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits for us
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)


def judge_task(root: Path, assignment: str, task: Task) -> Judged:
    """Judge an answer, from a known state of all random generators, as its seed would be in a kernel."""
    key = answer_key(root, assignment, task.notebook, task.secret)
    started = time.process_time()
    with known_state(task.threads):
        try:
            answer = AnswerFile(Path(task.name), task.exercise, task.name, "", task.code)
            with (
                _limited(task.limit),
                contextlib.redirect_stdout(io.StringIO()),
                contextlib.redirect_stderr(io.StringIO()),
            ):
                endpoint = key.with_answer(answer)
        except BaseException as error:  # a mutant may raise anything
            return Judged(task, None, f"does not load: {type(error).__name__}", time.process_time() - started)
        result = judge(key, key.exercise(task.exercise), LimitedEndpoint(endpoint, task.limit))
    return Judged(task, result, "", time.process_time() - started)


@functools.lru_cache(maxsize=12)
def answer_key(root: Path, assignment: str, notebook: str, secret: str) -> AnswerKey:
    """An answer key, with what misconceptions have replied before; that of the course itself if `secret` is empty."""
    key = AnswerKey.load(Course(root).assignment(assignment), notebook)
    return replace(key, secret=secret) if secret else key


@dataclass
class LimitedEndpoint:
    """Interrupts calls when the time for all of them is up, in seconds of a processor."""

    endpoint: LocalEndpoint
    seconds: float

    def request(self, request: bytes, supply: Supply | None = None) -> bytes:
        if self.seconds <= 0:
            raise CallTimeout("no answer: the time was used up by earlier calls")
        started = time.process_time()
        try:
            with _limited(self.seconds):
                return self.endpoint.request(request, supply)
        except KeyboardInterrupt:  # outside the answer's own code, in what reads the request or writes the reply
            raise CallTimeout("no answer in time") from None
        finally:
            self.seconds -= time.process_time() - started


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """KeyboardInterrupt when so much time of a processor is used up."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGPROF, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextlib.contextmanager
def in_time(seconds: float = LIMIT) -> Iterator[None]:
    """Raises CallTimeout when so much time of a processor is used up."""
    try:
        with _limited(seconds):
            yield
    except KeyboardInterrupt:
        raise CallTimeout(f"it did not end within {seconds:g} s of a processor") from None


@contextlib.contextmanager
def known_state(threads: int) -> Iterator[None]:
    """The state that a new process has, whatever the answer before has left: generators, modes, numbers of threads."""
    reseed()
    if importlib.util.find_spec("torch"):
        import torch

        torch.set_num_threads(threads)
    with threadpoolctl.threadpool_limits(threads), np.errstate(all="warn"):
        yield


def reseed() -> None:
    """Generators and modes as a new process has them."""
    random.seed(0)
    np.random.seed(0)
    if importlib.util.find_spec("torch"):
        import torch

        torch.manual_seed(0)
        torch.set_grad_enabled(True)
        torch.set_default_dtype(torch.float32)

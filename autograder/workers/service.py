"""Warm workers that stay: work is given to them as it comes, and a worker that dies costs nothing but time."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from autograder.errors import AutograderError
from autograder.workers.pool import ProcessPool, WorkerDied


@dataclass(frozen=True)
class Work:
    """A function of this package, which a worker applies to an item."""

    function: Callable[[Any], Any]
    item: Any


LIFE = 1000  # pieces of work, after which workers are replaced: what libraries keep for ever goes with them


class Service:
    """Workers, who are started by entering `team`, anew when one has died, and after `life` pieces of work.

    What was under way when one died is done again, one after the other, until it is known what ended the worker. As a
    context manager: at its end the workers are ended, whatever is under way.
    """

    def __init__(self, team: Callable[[], AbstractContextManager[ProcessPool]], life: int = LIFE) -> None:
        self._team, self._life, self._age = team, life, 0
        self._stack = contextlib.ExitStack()
        self._members: ProcessPool | None = None
        self._under_way: dict[Future[Any], Work] = {}
        self._suspects: deque[Work] = deque()  # one of these has ended a worker, perhaps
        self._waiting: deque[Work] = deque()

    def __enter__(self) -> Service:
        self._open()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _open(self) -> None:
        self._members, self._age = self._stack.enter_context(self._team()), 0

    def give(self, work: Work) -> None:
        """Have it done, before or after what was given earlier."""
        self._waiting.append(work)
        self._hand_out()

    def done(self, timeout: float) -> list[tuple[Work, Any]]:
        """What has been done, each with its result or the exception; waits for the first of them so many seconds."""
        self._hand_out()
        finished: list[tuple[Work, Any]] = []
        if not self._under_way:
            return finished
        ready, _ = wait(self._under_way, timeout=timeout, return_when=FIRST_COMPLETED)
        try:
            assert self._members is not None
            self._members.size()
        except BrokenExecutor:
            return finished + self._begin_again()
        for future in ready:
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                return finished + self._begin_again()
            work = self._under_way.pop(future)
            self._age += 1
            if isinstance(error, AutograderError):
                self._age = (
                    self._life
                )  # a worker that could not be prepared says so of each item: others may be able to
            finished.append((work, error if isinstance(error, Exception) else future.result()))
        self._hand_out()
        return finished

    def _hand_out(self) -> None:
        if self._age >= self._life and not self._under_way:
            self._stack.close()
            self._open()
        try:
            if self._suspects and not self._under_way:
                self._submit(self._suspects.popleft(), self._suspects)
            while self._waiting and not self._suspects:
                if len(self._under_way) == 1 and self._alone:
                    break
                if (
                    self._age + len(self._under_way) >= 2 * self._life
                ):  # there was no moment without work: what is under way comes first
                    break
                self._submit(self._waiting.popleft(), self._waiting)
        except BrokenExecutor:
            self._waiting.extendleft(reversed(self._lost_by_restart()))

    _alone = False  # what is under way is a suspect

    def _submit(self, work: Work, back: deque[Work]) -> None:
        assert self._members is not None
        self._alone = back is self._suspects
        try:
            self._under_way[self._members.submit(work.function, work.item)] = work
        except BrokenExecutor:
            back.appendleft(work)
            raise

    def _lost_by_restart(self) -> list[Work]:
        lost = list(self._under_way.values())
        self._under_way.clear()
        self._stack.close()
        self._open()
        return lost

    def _begin_again(self) -> list[tuple[Work, Any]]:
        """With new workers. What was alone with one that died twice is given back as lost."""
        guilty, alone = self._alone, self._lost_by_restart()
        self._alone = False
        if guilty and len(alone) == 1:
            error = WorkerDied("It ended its grader twice. Free memory, or look at it by hand.")
            self._hand_out()
            return [(alone[0], error)]
        self._suspects.extend(alone)
        self._hand_out()
        return []

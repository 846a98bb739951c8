"""What `autograder watch` does and prints."""

from __future__ import annotations

import contextlib
import json
import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from filelock import FileLock, Timeout

from autograder.cli.options import Jobs, Unsafe
from autograder.course.layout import Assignment, Course
from autograder.course.text import plain
from autograder.course.writing import write_atomically
from autograder.errors import CourseError
from autograder.terminal import INTERRUPTED, NEEDS_A_PERSON, err, out, sentences

_POLL_INTERVAL = 1.0  # seconds between two looks, whatever the file system tells
_SOON = 0.1  # where something is being copied
_OVERVIEW = 5.0  # seconds between two versions of the page for the instructor
_RECENT = 100  # submissions of which the status line tells the seconds


def watch(
    names: Annotated[list[str], typer.Argument(metavar="ASSIGNMENT...", help="The assignments.")],
    folder: Annotated[
        Path | None,
        typer.Option(help="Take STUDENT/ASSIGNMENT/ of this folder in place of nbgrader's exchange; pages beside."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Answer what is there, and end.")] = False,
    jobs: Jobs = 0,
    unsafe: Unsafe = False,
) -> None:
    """Answer submissions before they are due with practice feedback, as they come. Grades are not touched."""
    with sentences():
        course = Course.find()
        assignments = {name: course.assignment(name) for name in dict.fromkeys(names)}
        with alone(course, assignments):
            _watch(course, assignments, folder, once=once, jobs=jobs, unsafe=unsafe)


def _watch(
    course: Course, assignments: dict[str, Assignment], folder: Path | None, *, once: bool, jobs: int, unsafe: bool
) -> None:
    from autograder.gradebook.exchange import Exchange, whole_config
    from autograder.practice.places import ExchangePlace, FolderPlace
    from autograder.practice.policy import policy_of, require_exercises
    from autograder.workers import capacity, pool

    config = whole_config(course)
    policy = policy_of(config)
    if policy.show_in:
        require_exercises(policy, map(course.assignment, course.assignments))
    if folder is not None and not folder.is_dir():
        raise CourseError(f"There is no folder {folder}. Make it, or correct the name.")
    place: ExchangePlace | FolderPlace
    if folder is None:
        place = ExchangePlace(Exchange.of(course), assignments)
    else:
        place = FolderPlace(folder.resolve(), assignments)
    here = capacity.here()
    jobs = jobs or here.jobs
    with pool.Stop(_say_end) as stop, _service(assignments, jobs, unsafe=unsafe) as service:
        from autograder.grading.settings import Grade
        from autograder.practice.history import History
        from autograder.practice.watch import Watch

        settings = Grade(config=config).settings
        if unsafe:
            err.print("Without the sandbox: student code can reach what you can reach.", style="yellow")
            settings = type(settings)(settings.limits, True, settings.experiments)
        history = History(course)
        try:
            run = _Run(Watch(assignments, place, service, history, policy, settings), jobs, stop)
            run.until_swept() if once else run.until_stopped()
        finally:
            history.close()


def _say_end(_: str) -> None:
    """Nothing: one sentence is said at the end."""


@contextlib.contextmanager
def alone(course: Course, assignments: Iterable[str]) -> Iterator[None]:
    """Hold the locks of these assignments. Raises CourseError if another watcher has one."""
    folder = course.root / ".autograder"
    folder.mkdir(exist_ok=True)
    with contextlib.ExitStack() as stack:
        for name in sorted(assignments):
            lock = FileLock(folder / f"watch-{name}.lock", thread_local=False)
            try:
                stack.enter_context(lock.acquire(timeout=0))
            except Timeout:
                raise CourseError(
                    f"Another `autograder watch` answers submissions of {name} already. Let it, or end it first."
                ) from None
        yield


@contextlib.contextmanager
def _service(assignments: dict[str, Assignment], jobs: int, *, unsafe: bool) -> Iterator[Any]:
    """Warm workers. What they and the kernels are forked from warms up while this process imports."""
    from autograder.sandbox import bubblewrap
    from autograder.sandbox.kernel_pool import KERNEL_POOL
    from autograder.workers import processes

    every = list(assignments.values())
    imports = sorted({package for each in every for package in each.imports(each.notebooks)})
    for each in every:
        if not each.release.is_dir():
            raise CourseError(f"{each.release} is missing. Run `autograder build` first.")
    if not unsafe:
        bubblewrap.require(every[0].course.root)
        KERNEL_POOL.begin(imports)
    keys = [
        {"root": str(each.course.root), "name": each.name, "notebooks": each.notebooks, "practice": True}
        for each in every
    ]
    processes.begin("autograder.grading.team_server", json.dumps(keys))

    from autograder.practice.work import warm_up
    from autograder.workers.service import Service

    def team() -> Any:
        zygote = None if unsafe else KERNEL_POOL.shared(imports)
        named = [(str(each.course.root), each.name, each.notebooks) for each in every]
        return processes.team(jobs, warm_up, (named, zygote))

    with Service(team) as service:
        yield service


class _Run:
    """The loop around the walk, with what it says."""

    def __init__(self, watch: Any, jobs: int, stop: Any) -> None:
        self._watch, self._jobs, self._stop = watch, jobs, stop
        self._seconds: list[float] = []
        self._faults = 0
        self._trouble = ""
        self._complained: set[str] = set()
        self._overview = 0.0

    def until_swept(self) -> None:
        """One sweep: whatever is there and counts now has its page at the end."""
        self._watch.sweep()
        self._step(0.0)  # which also tells what is refused, and whose next try counts later
        while not (self._watch.idle or self._stop.wanted):
            if self._watch.place.unfinished:
                time.sleep(_SOON)
                self._watch.sweep()
            self._step(0.2)
            if self._watch.trouble:
                raise CourseError(f"{self._watch.trouble.rstrip('.')}. What has its page is noted; the rest waits.")
        self._end()
        if self._faults or self._complained:
            raise typer.Exit(NEEDS_A_PERSON)

    def until_stopped(self) -> None:
        """On and on."""
        changed = threading.Event()
        _tell_changes(self._watch.place.folder, changed, self._stop)
        names = ", ".join(self._watch.assignments)
        err.print(f"Answering submissions of {names} as they come; Ctrl-C ends.")
        looked = 0.0
        with self._status() as notify:
            while not self._stop.wanted:
                now = time.monotonic()
                if changed.is_set() or self._watch.place.unfinished or now - looked > _POLL_INTERVAL:
                    changed.clear()
                    looked = now
                    self._watch.sweep()
                self._step(_SOON)
                notify()
                self._write_overview()
                if self._watch.idle:
                    changed.wait(_POLL_INTERVAL / 2)
                elif self._watch.place.unfinished or not self._watch.at_work:  # it waits, or there is trouble
                    time.sleep(_SOON / 2)
        self._end()

    def _step(self, timeout: float) -> None:
        for answered in self._watch.step(self._jobs, timeout):
            self._seconds.append(answered.attempt.seconds)
            self._faults += bool(answered.fault)
            if not out.is_terminal or answered.fault:
                kind = plain(answered.fault) or answered.attempt.kind
                whose = f"{answered.arrival.student}\t{answered.arrival.assignment}"
                print(f"{whose}\t{kind}\t{answered.attempt.seconds:.1f} s", flush=True)
        for name, text in self._watch.place.complaints.items():
            if name not in self._complained:
                self._complained.add(name)
                err.print(plain(text))
        if self._watch.trouble != self._trouble:
            self._trouble = self._watch.trouble
            if self._trouble:
                text = f"{self._trouble.rstrip('.')}. Nothing is lost; it is tried again."
                err.print(plain(text))

    def _end(self) -> None:
        self._write_overview(at_once=True)
        if self._stop.wanted:
            err.print(
                f"Interrupted. {len(self._seconds)} submissions were answered; the same command goes on with the rest.",
            )
            raise typer.Exit(INTERRUPTED)
        waiting = len(self._watch.queue.waiting)
        said = f"{len(self._seconds)} submissions answered"
        out.print(said + (f", {waiting} wait until their next try counts." if waiting else "."))

    @contextlib.contextmanager
    def _status(self) -> Iterator[Any]:
        """A line that is kept up to date, in a terminal."""
        if not err.is_terminal:
            yield lambda: None
            return
        with err.status(self._line()) as status:
            yield lambda: status.update(self._line())

    def _line(self) -> str:
        recent = self._seconds[-_RECENT:]
        times = f", median {statistics.median(recent):.1f} s, worst {max(recent):.1f} s" if recent else ""
        waiting, at_work = len(self._watch.queue.waiting), len(self._watch.at_work)
        return f"{waiting} wait, {at_work} at work, {len(self._seconds)} answered{times}"

    def _write_overview(self, *, at_once: bool = False) -> None:
        """Write the page for the instructor, watch-ASSIGNMENT.html in the course's folder, now and then."""
        from autograder.practice import overview

        now = time.monotonic()
        if not at_once and now - self._overview < _OVERVIEW:
            return
        self._overview = now
        waiting = [*self._watch.queue.waiting.values(), *self._watch.at_work]
        for name, assignment in self._watch.assignments.items():
            attempts = [each for each in self._watch.ledger.all() if each.assignment == name]
            queue = [each for each in waiting if each.assignment == name]
            unanswered = sorted(student for whose, student in self._watch.unanswered if whose == name)
            text = overview.page(name, attempts, queue, self._watch.trouble.rstrip("."), time.time(), unanswered)
            with contextlib.suppress(OSError):  # a full disk is told of by what must be written
                write_atomically(assignment.course.root / f"watch-{name}.html", text.encode(errors="replace"))


def _tell_changes(folder: Path, changed: threading.Event, stop: Any) -> None:
    """Have `changed` set when something comes into the folder, where the system tells of that."""
    import watchfiles

    def look() -> None:
        with contextlib.suppress(Exception):  # then by time alone
            for _ in watchfiles.watch(folder, debounce=50, step=20, rust_timeout=500, yield_on_timeout=True):
                if stop.wanted:
                    return
                changed.set()

    threading.Thread(target=look, daemon=True).start()

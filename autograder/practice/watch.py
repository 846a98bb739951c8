"""The walk of a submission through practice, again and again: it comes in, is judged by warm workers, and its page goes
out. What is noted in the history has its page; what is not is done again, so an end at any moment loses nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.course.layout import Assignment
from autograder.errors import AutograderError, CourseError
from autograder.feedback import practice as block
from autograder.gradebook.lateness import due_dates
from autograder.grading.settings import Settings
from autograder.practice import history as past
from autograder.practice.history import Attempt, History
from autograder.practice.places import ExchangePlace, FolderPlace
from autograder.practice.policy import Policy
from autograder.practice.queue import Arrival, Queue
from autograder.practice.work import Made, Notebook, Pages, judge, pages
from autograder.results import GradedNotebook
from autograder.submissions.folder import HandedIn, Submission, read_folder
from autograder.workers.service import Service, Work

_DUE = 20.0  # seconds for which a due date is remembered
_NOTICE = 20.0  # seconds of waiting of which a page tells
_RETRY = 10.0  # seconds until what could not be written is tried again
_LATER = 600.0  # the same, if it is a matter of one student's folder
#: Errors in writing that concern everybody.
_OF_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE)


@dataclass
class _Case:
    """A submission at work."""

    arrival: Arrival
    handed_in: HandedIn
    before: tuple[Attempt, ...]
    due: float | None
    begins: float  # when it was seen, or later, when it counted
    files: str = ""  # digest of what was handed in
    graded: dict[str, GradedNotebook] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    tried_again: bool = False

    @property
    def judged(self) -> bool:
        names = self.handed_in.submission.names
        return len(self.graded) + len(self.faults) >= len(names)


@dataclass(frozen=True)
class Answered:
    """A page that is out, for whoever wants to say so."""

    arrival: Arrival
    attempt: Attempt
    fault: str = ""


class Watch:
    """Practice for some assignments of a course, at one place.

    `unpublished` holds what could not be written yet, with the reason in `trouble`.
    """

    def __init__(
        self,
        assignments: Mapping[str, Assignment],
        place: ExchangePlace | FolderPlace,
        service: Service,
        history: History,
        policy: Policy,
        settings: Settings,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.assignments, self.place, self._service = assignments, place, service
        self._history, self.policy, self._clock, self._started = history, policy, clock, clock()
        self._settings = replace(settings, practice=True)
        self.queue = Queue()
        self.trouble = ""
        self._cases: dict[int, _Case] = {}
        self._tickets = itertools.count()
        self._unpublished: list[tuple[_Case, Made, str]] = []
        self._retry_at = 0.0
        self._attempts: dict[tuple[str, str], list[Attempt]] = {}
        for name in assignments:
            for attempt in history.of(name):
                self._attempts.setdefault((name, attempt.student), []).append(attempt)
        self._due: dict[str, tuple[float, float | None, dict[str, float]]] = {}
        self._told_to_wait: set[str] = set()
        self._begins: dict[str, float] = {}  # when a submission that came too early counts, as it looked when it came
        self._later: dict[
            tuple[tuple[str, str], str], float
        ] = {}  # submissions whose page cannot be written, until when
        place.clear()

    # What there is to say

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do until something new comes or somebody's next try counts."""
        return not (self._cases or self._unpublished or self._ready()) and not self.place.unfinished

    @property
    def at_work(self) -> list[Arrival]:
        return [case.arrival for case in self._cases.values()]

    def attempts(self) -> list[Attempt]:
        """Those of all students, in their order."""
        every = (attempt for found in self._attempts.values() for attempt in found)
        return sorted(every, key=lambda attempt: attempt.answered)

    def counts_from(self, arrival: Arrival) -> float:
        """When this student's next try counts."""
        return past.next_counts(self._attempts.get(arrival.whose, []), self.policy, self._clock())

    def _ready(self) -> bool:
        now = self._clock()
        return any(self.counts_from(each) <= now for each in self.queue.waiting.values())

    # One step

    def sweep(self) -> None:
        """Look at what is there, and let what is new wait."""
        for arrival in self.place.arrivals():
            later = self._later.get((arrival.whose, arrival.submission), 0.0)
            if later <= self._clock() and not self._is_answered(arrival) and self.queue.offer(arrival):
                self._begins[arrival.submission] = self.counts_from(arrival)

    def _is_answered(self, arrival: Arrival) -> bool:
        """Whether it has its page. One that said that practice is over has not if there is more time now; one that met
        a fault of ours is tried once more by the next watcher.
        """
        attempts = self._attempts.get(arrival.whose, [])
        of_this = [attempt for attempt in attempts if attempt.submission == arrival.submission]
        if not of_this or (isinstance(self.place, FolderPlace) and attempts[-1] is not of_this[-1]):
            return False
        last = of_this[-1]
        if last.kind == past.CLOSED:
            with contextlib.suppress(CourseError):
                return self._is_late(arrival, self._due_of(arrival))
        return last.kind != past.FAULT or last.answered >= self._started

    @staticmethod
    def _is_late(arrival: Arrival, due: float | None) -> bool:
        return due is not None and max(arrival.came, arrival.handed_in) > due

    def step(self, jobs: int, timeout: float) -> list[Answered]:
        """Begin what can be begun, `jobs` submissions at once, and take what has been done: the pages that are out."""
        answered = self._publish_again()
        self._tell_who_waits()
        while self._may_begin() and len(self._cases) < jobs:
            arrival = self.queue.take(self._clock(), self.counts_from, self._tried)
            if arrival is None:
                break
            answered += self._begin(arrival)
        for work, outcome in self._service.done(timeout if not answered else 0.0):
            answered += self._take(work, outcome)
        return answered

    def _may_begin(self) -> bool:
        return not self._unpublished and not (self.trouble and self._clock() < self._retry_at)

    def _tried(self, arrival: Arrival) -> int:
        return len(past.tries(self._attempts.get(arrival.whose, []), self._clock()))

    def _begin(self, arrival: Arrival) -> list[Answered]:
        try:
            due = self._due_of(arrival)
        except CourseError as error:  # without the due date nobody knows whether practice is over
            self.queue.done(arrival)
            self.queue.waiting.setdefault(arrival.whose, arrival)
            self.trouble, self._retry_at = str(error), self._clock() + _RETRY
            return []
        assignment = self.assignments[arrival.assignment]
        before = tuple(self._attempts.get(arrival.whose, []))
        begins = max(arrival.seen, self.counts_from(arrival), self._begins.pop(arrival.submission, 0.0))
        case = _Case(arrival, HandedIn(Submission(arrival.student)), before, due, begins)
        if self.place.has_final_page(arrival, assignment.notebooks):
            return self._publish(case, Made({}, {}, False, {}), past.FINAL)
        if due is not None and self._is_late(arrival, due):
            sentences = [block.WORDS["closed why"].format(time=block.clock(due))]
            return self._publish(case, self._notice(arrival, block.WORDS["closed"], sentences), past.CLOSED)
        case.handed_in = read_folder(assignment, arrival.student, arrival.folder)
        case.files = _digest(case.handed_in.submission)
        if not case.handed_in.submission.names:
            return self._unclear(case)
        ticket = next(self._tickets)
        self._cases[ticket] = case
        for name in case.handed_in.submission.names:  # each by itself, so that one submission uses all free workers
            one = _only(case.handed_in.submission, name)
            root = str(assignment.course.root)
            self._service.give(Work(judge, Notebook(root, assignment.name, one, self._settings, ticket)))
        return []

    def _take(self, work: Work, outcome: Any) -> list[Answered]:
        ticket = work.item.ticket
        case = self._cases.get(ticket)
        if case is None:  # it was put back
            return []
        if isinstance(outcome, AutograderError):
            self._put_back(ticket, str(outcome))
        elif isinstance(outcome, Made):
            del self._cases[ticket]
            answered = self._publish(case, outcome)
            return [replace(each, fault=case.faults[0]) for each in answered] if case.faults else answered
        elif isinstance(outcome, Exception):
            fault = f"{type(outcome).__name__}: {outcome}"
            case.faults.append(fault)
            if isinstance(work.item, Pages):
                return self._faulty(ticket, fault)
        elif any(each.result.machine_failed for each in outcome.values()) and not case.tried_again:
            case.tried_again = True
            self._service.give(work)
        else:
            case.graded |= outcome
        if not case.judged or ticket not in self._cases:
            return []
        if not case.graded:
            return self._faulty(ticket, case.faults[0])
        self._service.give(Work(pages, self._pages(case, ticket)))
        return []

    def _pages(self, case: _Case, ticket: int) -> Pages:
        return Pages(
            case.arrival.assignment,
            case.arrival.student,
            case.arrival.handed_in,
            {name: case.graded[name] for name in sorted(case.graded)},
            case.handed_in.missing,
            [*case.handed_in.remarks, *case.handed_in.unclear, *([block.WORDS["fault why"]] if case.faults else [])],
            case.before,
            self.policy,
            self._clock(),
            case.due,
            case.files,
            ticket,
        )

    def _put_back(self, ticket: int, why: str) -> None:
        """Nothing can be judged here at the moment, which is no student's fault: later, once more."""
        arrival = self._cases.pop(ticket).arrival
        self.queue.done(arrival)
        self.queue.waiting.setdefault(arrival.whose, arrival)
        self.trouble, self._retry_at = why, self._clock() + _RETRY

    # Pages without a judgement

    def _unclear(self, case: _Case) -> list[Answered]:
        said = [case.handed_in.fault, *case.handed_in.unclear, *case.handed_in.remarks]
        sentences = [f"{text.rstrip('.')}." for text in said if text] or [block.WORDS["uncounted"]]
        return self._publish(case, self._notice(case.arrival, block.WORDS["unclear"], sentences))

    def _faulty(self, ticket: int, fault: str) -> list[Answered]:
        case = self._cases.pop(ticket)
        made = self._notice(case.arrival, block.WORDS["fault"], [block.WORDS["fault why"]])
        return [replace(each, fault=fault) for each in self._publish(case, made, past.FAULT)]

    def _tell_who_waits(self) -> None:
        """A page for those whose next try counts later, once for each submission."""
        now = self._clock()
        for arrival in self.queue.waiting.values():
            begins = self.counts_from(arrival)
            if begins - now < _NOTICE or arrival.submission in self._told_to_wait or self._unpublished:
                continue
            self._told_to_wait.add(arrival.submission)
            assignment = self.assignments[arrival.assignment]
            if self.place.has_final_page(arrival, assignment.notebooks):
                continue
            attempts = self._attempts.get(arrival.whose, [])
            used_up = not past.left(attempts, self.policy, now)
            why = block.WORDS["waits tries"].format(attempts=self.policy.attempts)
            if not used_up:
                why = block.WORDS["waits why"].format(time=block.clock(attempts[-1].answered))
            until = block.WORDS["waits until"].format(time=block.clock(begins))
            made = self._notice(arrival, block.WORDS["waits"], [why, until])
            try:
                self.place.publish(arrival, made.pages, made.state, keep=True)
            except (OSError, AutograderError) as error:
                if not self._is_of_one(error):
                    self._told_to_wait.discard(arrival.submission)
                    return

    def _notice(self, arrival: Arrival, heading: str, sentences: list[str]) -> Made:
        attempts = self._attempts.get(arrival.whose, [])
        now = self._clock()
        state = block.state(
            past.left(attempts, self.policy, now),
            self.policy.attempts,
            past.next_counts(attempts, self.policy, now),
            self._due_of(arrival),
            now,
        )
        text = block.notice(heading, sentences, assignment=arrival.assignment, student=arrival.student, state=state)
        names = self.assignments[arrival.assignment].notebooks
        return Made(dict.fromkeys(names, text), {}, False, state)

    # Out

    def _publish(self, case: _Case, made: Made, kind: str = past.PRACTISED) -> list[Answered]:
        arrival = case.arrival
        attempt = Attempt(
            arrival.assignment,
            arrival.student,
            arrival.submission,
            kind,
            made.counts,
            case.files,
            case.begins,
            self._clock(),
            made.found,
        )
        try:
            if not self.place.has_final_page(arrival, self.assignments[arrival.assignment].notebooks):
                self.place.publish(arrival, made.pages | self._under_names_handed_in(case, made), made.state)
        except (OSError, AutograderError) as error:
            if self._is_of_one(error):
                self._put_aside(arrival, error)
                self._unpublished = [entry for entry in self._unpublished if entry[0] is not case]
                return []
            return self._keep(case, made, kind, error)
        try:
            answered = self._note(arrival, attempt)
        except (OSError, AutograderError) as error:
            return self._keep(case, made, kind, error)
        self.trouble = ""
        return answered

    def _under_names_handed_in(self, case: _Case, made: Made) -> dict[str, str]:
        """The pages under the names that the files have, if these are others: by them Fetch Feedback asks."""
        if isinstance(self.place, FolderPlace):
            return {}
        read_as = case.handed_in.read_as
        pages = {Path(file).stem: made.pages[name] for name, file in read_as.items() if "/" not in file}
        if not made.found and made.pages:  # one notice for all
            notice = next(iter(made.pages.values()))
            pages |= {name: notice for name in case.handed_in.unknown if "/" not in name and not name.startswith(".")}
        return pages

    def _keep(self, case: _Case, made: Made, kind: str, error: Exception) -> list[Answered]:
        """The page cannot be written at the moment, nor can any other: later, once more."""
        self.trouble = str(error)
        self._retry_at = self._clock() + _RETRY
        if not any(waiting is case for waiting, _, _ in self._unpublished):
            self._unpublished.append((case, made, kind))
        return []

    def _is_of_one(self, error: Exception) -> bool:
        """Whether it is this student's folder in which nothing can be written, and nobody else's."""
        if not isinstance(self.place, FolderPlace):
            return False
        return not (isinstance(error, OSError) and error.errno in _OF_ALL)

    def _put_aside(self, arrival: Arrival, error: Exception) -> None:
        self.queue.done(arrival)
        self._later[arrival.whose, arrival.submission] = self._clock() + _LATER
        self.place.complaints[f"{arrival.student}/{arrival.assignment}/{arrival.submission}"] = (
            f"{arrival.student}: the page of {arrival.assignment} cannot be written: {str(error).rstrip('.')}. It is "
            "tried again in ten minutes"
        )

    def _publish_again(self) -> list[Answered]:
        answered: list[Answered] = []
        if self._unpublished and self._clock() >= self._retry_at:
            for entry in list(self._unpublished):
                done = self._publish(*entry)
                if entry in self._unpublished and not done:
                    break
                self._unpublished = [other for other in self._unpublished if other is not entry]
                answered += done
        return answered

    def _note(self, arrival: Arrival, attempt: Attempt) -> list[Answered]:
        """The page is out: from here on the submission has been answered."""
        self._history.add(attempt)
        self._attempts.setdefault(arrival.whose, []).append(attempt)
        self.queue.done(arrival)
        return [Answered(arrival, attempt)]

    def _due_of(self, arrival: Arrival) -> float | None:
        """When this is due for this student, in seconds since 1970; None if it is not."""
        now = self._clock()
        looked, due, extended = self._due.get(arrival.assignment, (0.0, None, {}))
        if now - looked > _DUE:
            found, by_student = due_dates(self.assignments[arrival.assignment])
            due = _seconds(found) if found else None
            extended = {student: _seconds(time) for student, time in by_student.items()}
            self._due[arrival.assignment] = now, due, extended
        return extended.get(arrival.student, due)


def _seconds(time: Any) -> float:
    """A time of nbgrader's, which is in UTC and does not say so."""
    import datetime

    return float(time.replace(tzinfo=datetime.UTC).timestamp())


def _only(submission: Submission, name: str) -> Submission:
    return replace(
        submission,
        notebooks={key: data for key, data in submission.notebooks.items() if key == name},
        unreadable={key: why for key, why in submission.unreadable.items() if key == name},
    )


def _digest(submission: Submission) -> str:
    known = json.dumps([sorted(submission.digests.items()), submission.beside.digest])
    return hashlib.sha256(known.encode()).hexdigest()

"""The walk of a submission through practice, again and again: it comes in, is judged by warm workers, and its page goes
out. A try is noted before anything of its page can be read, with the notebooks as they were judged: the same files are
not judged again, and a page that did not go out is made of them. What has no page is done again, so an end at any
moment loses nothing. What cannot be written for one student keeps nobody else waiting.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.course.layout import Assignment
from autograder.errors import AutograderError, CourseError
from autograder.feedback import practice as block
from autograder.grading.settings import Settings
from autograder.practice import history as past
from autograder.practice.due import DueDates
from autograder.practice.history import Attempt, History
from autograder.practice.ledger import Ledger
from autograder.practice.own_answers import OwnAnswers, Trials
from autograder.practice.places import ExchangePlace, FolderPlace
from autograder.practice.policy import Policy
from autograder.practice.queue import Arrival, Queue, Which, Whose
from autograder.practice.work import Made, Notebook, Pages, judge, pages, was_judged
from autograder.results import GradedNotebook
from autograder.submissions.folder import HandedIn, Submission, read_folder
from autograder.workers.service import Service, Work

_NOTICE = 20.0  # seconds of waiting of which a page tells
_RETRY = 10.0  # seconds until what could not be done is tried again
_LONGEST = 600.0  # the same, at the most: for one student's page each time twice as long


@dataclass
class _Case:
    """A submission at work."""

    arrival: Arrival
    handed_in: HandedIn
    due: float | None
    begins: float  # when it was seen, or later, when it counted
    files: str = ""  # digest of what was handed in
    before: tuple[Attempt, ...] = ()
    graded: dict[str, GradedNotebook] = field(default_factory=dict)
    known: bool = False  # it was judged before, and noted then
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


@dataclass(frozen=True)
class Unanswered:
    """A submission that cannot be answered, and until when that is not tried again (after so many seconds)."""

    submission: str
    until: float
    wait: float


class Watch:
    """Practice for some assignments of a course, at one place; `trouble` is why nobody can be answered at present, and
    `unanswered` says who cannot be answered, while others are.
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
        self.ledger, self.policy, self._clock, self._started = Ledger(history, assignments), policy, clock, clock()
        self._settings = replace(settings, practice=True, limits=settings.limits.within(policy.longest))
        limits = self._settings.limits
        self._seconds = (limits.call, limits.cell) if limits != settings.limits else None
        self.queue = Queue()
        self.trouble = ""
        self._cases: dict[int, _Case] = {}
        self._trials = Trials(service, settings, place.complaints)
        self._tickets = itertools.count()
        self._retry_at = 0.0
        self._due = DueDates(clock)
        self._told_to_wait: set[Which] = set()
        self._begins: dict[Which, float] = {}  # when a submission that came too early counts, as it looked when it came
        self.unanswered: dict[Whose, Unanswered] = {}
        place.clear()
        self._trials.begin(assignments.values())  # before anybody waits

    # What there is to say

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do until something new comes or somebody's next try counts."""
        return not (self._cases or self._ready() or self._trials.pending) and not self.place.unfinished

    @property
    def at_work(self) -> list[Arrival]:
        return [case.arrival for case in self._cases.values()]

    def counts_from(self, arrival: Arrival) -> float:
        """When this student's next try counts; one that is counted already has not to wait for that."""
        if self.ledger.is_owed(arrival):
            return 0.0
        return past.next_counts(self.ledger.of(arrival.whose), self.policy, self._clock())

    def _ready(self) -> bool:
        now = self._clock()
        return any(self.counts_from(each) <= now for each in self.queue.waiting.values())

    def sweep(self) -> None:
        """Look at what is there, and let what is new wait."""
        try:
            self.ledger.refresh()
            for arrival in self.place.arrivals():
                if not self._is_aside(arrival) and not self._is_answered(arrival) and self.queue.offer(arrival):
                    self._begins[arrival.which] = self.counts_from(arrival)
            if self.idle:  # nothing is in the way of anything
                self.trouble = ""
        except (OSError, CourseError) as error:
            self._hold(str(error))

    def _is_aside(self, arrival: Arrival) -> bool:
        aside = self.unanswered.get(arrival.whose)
        return bool(aside and aside.submission == arrival.submission and self._is_ahead(aside.until, aside.wait))

    def _is_answered(self, arrival: Arrival) -> bool:
        """Whether it has its page. One that said that practice is over has not if there is more time now; one that met
        a fault of ours is tried once more by the next watcher.
        """
        attempts = self.ledger.of(arrival.whose)
        if self.ledger.is_owed(arrival):
            return False
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
        answered: list[Answered] = []
        self._tell_who_waits()
        if self._ready():
            self._trials.begin(self.assignments[name] for name, _ in self.queue.waiting)
        while not self._trials.pending and self._may_begin() and len(self._cases) < jobs:
            arrival = self.queue.take(self._clock(), self.counts_from, self._tried)
            if arrival is None:
                break
            try:
                answered += self._begin(arrival)
            except Exception as error:  # whatever is wrong with it, others are answered
                self._put_aside(arrival, error)
        for work, outcome in self._service.done(timeout if not answered else 0.0):
            if isinstance(work.item, OwnAnswers):
                self._trials.take(self.assignments, work.item, outcome)
                continue
            case = self._cases.get(work.item.ticket)
            if case is None:  # it was put back
                continue
            try:
                answered += self._take(case, work, outcome)
            except Exception as error:
                self._cases.pop(work.item.ticket, None)
                self._put_aside(case.arrival, error)
        return answered

    def _may_begin(self) -> bool:
        return not (self.trouble and self._is_ahead(self._retry_at, _RETRY))

    def _is_ahead(self, until: float, wait: float) -> bool:
        """Whether a time that was `wait` seconds ahead has not come yet; the clock may have been set back since."""
        return 0.0 < until - self._clock() <= wait

    def _hold(self, why: str, arrival: Arrival | None = None) -> None:
        """Nothing can be done here at the moment, which is no student's fault: later, once more."""
        if arrival is not None:
            self.queue.done(arrival)
            self.queue.waiting.setdefault(arrival.whose, arrival)
        self.trouble, self._retry_at = why, self._clock() + _RETRY

    def _tried(self, arrival: Arrival) -> int:
        return len(past.tries(self.ledger.of(arrival.whose), self._clock()))

    def _begin(self, arrival: Arrival) -> list[Answered]:
        try:
            due = self._due_of(arrival)
        except CourseError as error:  # without the due date nobody knows whether practice is over
            self._hold(str(error), arrival)
            return []
        assignment = self.assignments[arrival.assignment]
        begins = max(arrival.seen, self.counts_from(arrival), self._begins.pop(arrival.which, 0.0))
        case = _Case(arrival, HandedIn(Submission(arrival.student)), due, begins)
        if self.place.has_final_page(arrival, assignment.notebooks):
            return self._publish(case, Made({}, {}, False, {}), past.FINAL)
        if due is not None and self._is_late(arrival, due):
            sentences = [block.WORDS["closed why"].format(time=block.clock(due))]
            return self._publish(case, self._notice(arrival, due, block.WORDS["closed"], sentences), past.CLOSED)
        case.handed_in = read_folder(assignment, arrival.student, arrival.folder)
        case.files = _digest(case.handed_in.submission)
        if set(case.handed_in.submission.names) <= case.handed_in.in_doubt.keys():
            return self._unclear(case)
        try:
            case.graded = self.ledger.judged_before(arrival, case.files, case.handed_in.submission.names)
        except (OSError, CourseError) as error:
            self._hold(str(error), arrival)
            return []
        case.known, case.before = bool(case.graded), self.ledger.before(arrival, case.files)
        ticket = next(self._tickets)
        self._cases[ticket] = case
        if case.known:
            self._service.give(Work(pages, self._pages(case, ticket)))
            return []
        for name in case.handed_in.submission.names:  # each by itself, so that one submission uses all free workers
            one = _only(case.handed_in.submission, name)
            root = str(assignment.course.root)
            self._service.give(Work(judge, Notebook(root, assignment.name, one, self._settings, ticket)))
        return []

    def _take(self, case: _Case, work: Work, outcome: Any) -> list[Answered]:
        ticket = work.item.ticket
        if isinstance(outcome, AutograderError):
            self._hold(str(outcome), self._cases.pop(ticket).arrival)
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
            self._seconds,
            self._clock(),
            case.due,
            case.files,
            ticket,
        )

    # Pages without a judgement

    def _unclear(self, case: _Case) -> list[Answered]:
        said = [case.handed_in.fault, *case.handed_in.unclear, *case.handed_in.remarks]
        sentences = [f"{text.rstrip('.')}." for text in said if text] or [block.WORDS["uncounted"]]
        return self._publish(case, self._notice(case.arrival, case.due, block.WORDS["unclear"], sentences))

    def _faulty(self, ticket: int, fault: str) -> list[Answered]:
        case = self._cases.pop(ticket)
        made = self._notice(case.arrival, case.due, block.WORDS["fault"], [block.WORDS["fault why"]])
        return [replace(each, fault=fault) for each in self._publish(case, made, past.FAULT)]

    def _tell_who_waits(self) -> None:
        """A page for those whose next try counts later, once for each submission."""
        now = self._clock()
        for arrival in self.queue.waiting.values():
            begins = self.counts_from(arrival)
            if begins - now < _NOTICE or arrival.which in self._told_to_wait:
                continue
            self._told_to_wait.add(arrival.which)
            assignment = self.assignments[arrival.assignment]
            if self.place.has_final_page(arrival, assignment.notebooks):
                continue
            attempts = self.ledger.of(arrival.whose)
            used_up = not past.left(attempts, self.policy, now)
            why = block.WORDS["waits tries"].format(attempts=self.policy.attempts)
            if not used_up:
                why = block.WORDS["waits why"].format(time=block.clock(attempts[-1].answered))
            until = block.WORDS["waits until"].format(time=block.clock(begins))
            with contextlib.suppress(Exception):
                made = self._notice(arrival, self._due_of(arrival), block.WORDS["waits"], [why, until])
                self.place.publish(arrival, made.pages, made.state, keep=True)

    def _notice(self, arrival: Arrival, due: float | None, heading: str, sentences: list[str]) -> Made:
        attempts = self.ledger.of(arrival.whose)
        now = self._clock()
        state = block.state(
            past.left(attempts, self.policy, now),
            self.policy.attempts,
            past.next_counts(attempts, self.policy, now),
            due,
            now,
        )
        text = block.notice(heading, sentences, assignment=arrival.assignment, student=arrival.student, state=state)
        names = self.assignments[arrival.assignment].notebooks
        return Made(dict.fromkeys(names, text), {}, False, state)

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
            if kind == past.PRACTISED and not case.known and was_judged(case.graded.values()):
                self.ledger.note(attempt, case.graded)
        except CourseError as error:
            self._hold(str(error), arrival)
            return []
        try:
            if not self.place.has_final_page(arrival, self.assignments[arrival.assignment].notebooks):
                others = self.place.under_names_handed_in(arrival, case.handed_in, made.pages, one=not made.found)
                self.place.publish(arrival, made.pages | others, made.state)
        except Exception as error:  # names that are no text, a full volume, and whatever else
            self._put_aside(arrival, error)
            return []
        try:
            self.ledger.note_page(attempt)
        except CourseError as error:
            self._hold(str(error), arrival)
            return []
        self.trouble = ""
        self.unanswered.pop(arrival.whose, None)
        self.queue.done(arrival)
        return [Answered(arrival, attempt)]

    def _put_aside(self, arrival: Arrival, error: Exception) -> None:
        self.queue.done(arrival)
        before = self.unanswered.get(arrival.whose)
        wait = min(_LONGEST, 2 * before.wait) if before else _RETRY
        self.unanswered[arrival.whose] = Unanswered(arrival.submission, self._clock() + wait, wait)
        why = str(error) if isinstance(error, OSError | AutograderError) else f"{type(error).__name__}: {error}"
        self.place.complaints["/".join(arrival.which)] = (
            f"{arrival.student}: {arrival.assignment} cannot be answered, or not in full: {why.rstrip('.')}. It is "
            "tried again, and nobody else waits. What was judged counts as a try"
        )

    def _due_of(self, arrival: Arrival) -> float | None:
        return self._due.of(self.assignments[arrival.assignment], arrival.student)


def _only(submission: Submission, name: str) -> Submission:
    return replace(
        submission,
        notebooks={key: data for key, data in submission.notebooks.items() if key == name},
        unreadable={key: why for key, why in submission.unreadable.items() if key == name},
    )


def _digest(submission: Submission) -> str:
    known = json.dumps([sorted(submission.digests.items()), submission.beside.digest])
    return hashlib.sha256(known.encode()).hexdigest()

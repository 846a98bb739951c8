"""What grading finds out, as data: one outcome per hidden test, one result per exercise and per notebook."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

import nbformat

from autograder.course.notebooks import as_json, exercise_of, is_graded_apart
from autograder.course.text import plain
from autograder.errors import CourseError, How, NotAttempted, NotYet
from autograder.guest.sentences import section
from autograder.results.earlier import upgraded

Status = Literal["passed", "not yet", "not attempted", "not graded"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one hidden test ended, in the words that the student reads.

    `not graded` is a fault of the grader or of the course: it costs the student nothing and waits for a person.
    """

    test: str
    claim: str
    points: float
    status: Status
    called: str = ""
    got: str = ""
    wanted: str = ""
    look_at: str = ""
    general: bool = False  # what to look at is told to everybody who fails this test
    how: How = ""
    part: str = ""  # what does not hold, where that is one part of the claim
    line: int = 0  # of the test cell, for its author; 0 if it is no test cell, or not known

    def __post_init__(self) -> None:
        # Texts of a student's exceptions and values: no terminal and no page may take a part of one as a command.
        for name in ("called", "got", "wanted", "look_at"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    @property
    def earned(self) -> float:
        return self.points if self.status == "passed" else 0.0

    @property
    def said(self) -> str:
        """What holds, or does not: the claim, or the part of it by which the test failed."""
        return self.part or self.claim

    def failed(self, told: NotYet) -> Outcome:
        """This test as failed, or not attempted, in the words of `told`."""
        status: Status = "not attempted" if isinstance(told, NotAttempted) else "not yet"
        words = {name: getattr(told, name) for name in ("called", "got", "wanted", "look_at", "general", "how")}
        return replace(self, status=status, part=told.part or self.part, **words)


@dataclass(frozen=True)
class Recognised:
    """A misconception whose output is the student's output on every hidden input that was tried."""

    name: str
    idea: str
    hint: str
    then: tuple[str, ...] = ()  # further steps of the hint, from the idea to where it is in the answer

    def __post_init__(self) -> None:
        object.__setattr__(self, "then", tuple(self.then))  # a list, where it has been written down


@dataclass(frozen=True)
class Stop:
    """How an answer ended the attempt to ask it: it never came back, or its kernel was gone; and where, if that is
    known.
    """

    how: Literal["no end", "endless loop", "kernel ended"]
    line: int | None = None  # of the student's cell
    text: str = ""  # of that line

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))


#: What happened to a cell while it ran.
EventKind = Literal[
    "cell stopped", "cell not run", "cell left out", "kernel ended", "kernel ended again", "time used up again",
    "no kernel", "own text after", "own text before", "rest of cell", "rest without input", "defined again",
    "share used up", "files put back", "other",
]  # fmt: skip
Whose = Literal["", "answer", "added", "changed", "course"]
_CELLS, _EVENTS = section("feedback-cells"), section("feedback-events")


@dataclass(frozen=True)
class Event:
    """Something that happened to a cell while it ran, as data; `told` is the sentence.

    The cell is named by `whose` it is and by `name`, the exercise of an answer cell and the first line of any other.
    """

    kind: EventKind
    whose: Whose = ""
    name: str = ""
    seconds: float = 0.0  # the limit
    detail: str = ""  # what ended it, the error, or the names that are not bound any more
    released: bool = False  # it is about a cell as it was released
    sentence: str = ""  # in place of all that: of results of version 0.1.0

    def __post_init__(self) -> None:
        for name in ("name", "detail", "sentence"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    @property
    def told(self) -> str:
        """What a student reads of it."""
        detail = self.detail if self.kind == "other" else self.detail.removesuffix(".")  # the sentence has its own
        why = f": {detail}" if detail else ""
        cell = _CELLS[self.whose].format(name=self.name)
        return self.sentence or _EVENTS[self.kind].format(cell=cell, seconds=self.seconds, detail=detail, why=why)


VOID = "void"  # in place of a hidden test, in the outcome of an exercise that was declared void


@dataclass
class ExerciseResult:
    """One exercise: its outcomes, and what is worth saying besides."""

    exercise: str
    points: float
    outcomes: list[Outcome] = field(default_factory=list)
    recognised: Recognised | None = None
    stop: Stop | None = None
    unused: list[str] = field(default_factory=list)  # arguments that the answer never looks at
    outside: list[str] = field(default_factory=list)  # the values of the notebook that it uses in their place
    unsteady: bool = False  # asked the same twice, the answer said two different things
    supplied: list[str] = field(
        default_factory=list
    )  # earlier exercises judged wrong, right versions of which served here
    depends_on: list[str] = field(default_factory=list)  # those that could not be replaced and may be the cause
    rebound: list[str] = field(default_factory=list)  # those that had another value here, and were put back
    faults: list[str] = field(default_factory=list)  # for the instructor: why something was not graded
    written: bool = False
    waits: bool = False  # for a person: a written answer, or one in a file that could not be read
    by_hand: float | None = None  # points that a person gave, which count in place of all others
    extra: float = 0.0  # credit that a person gave beside the points
    set_aside: float | None = None  # points that a person had given when the exercise was declared void
    set_aside_for: str = ""  # digest of the answer that these were given to; empty if they waited for another look
    text: str = (
        ""  # digest of the answer, a written one with its question, to know whether it is another one than before
    )
    error: str = ""  # by which the answer cell did not get to its end: `SyntaxError`
    counted: str = ""  # id of the cell whose definition was judged, if that is not the answer cell
    kept: float = 0.0  # points of hidden tests that practice does not try, because they are kept for the end
    forgets: bool = False  # its test cell gave more than was kept the same in the student's kernel

    @property
    def judged(self) -> float:
        """The points that the hidden tests give."""
        # A built-in float in [0, points] whatever the hidden tests say: nbgrader reads anything else as full marks.
        return min(max(float(sum(outcome.earned for outcome in self.outcomes)), 0.0), float(self.points))

    @property
    def earned(self) -> float:
        """The points that count: those of a person where there are any, and extra credit once points are known."""
        points = self.judged if self.by_hand is None else float(self.by_hand)
        return points if self.open_points else points + self.extra

    @property
    def open_points(self) -> float:
        """The points that are not known yet: nobody has graded this, and no person an earlier version of it."""
        is_known = self.by_hand is not None or (self.outcomes and not self.not_graded)
        return self.points if (self.waits or self.not_graded) and not is_known else 0.0

    @property
    def given(self) -> bool:
        """Whether a person has given points or extra credit."""
        return self.by_hand is not None or bool(self.extra)

    def answers_otherwise(self, before: ExerciseResult | None) -> bool:
        """Whether this is another answer than the one of `before`, or one to another question."""
        # Results of earlier versions do not hold the digest of an answer in code.
        return before is not None and before.text != self.text and bool(before.text or self.written)

    def reopens(self, before: ExerciseResult | None, by_hand: float) -> bool:
        """Whether points that a person gave to `before` are for a person again: the answer or its grade is another."""
        if before is None or (by_hand > self.points and by_hand <= before.points):
            return True
        if before.void and not self.void and before.set_aside is not None:
            return before.set_aside_for != self.text
        of_void = bool(before.void or self.void)
        return self.answers_otherwise(before) or not (of_void or before.judged == self.judged)

    def takes(self, before: ExerciseResult | None, by_hand: float | None, *, waits: bool) -> float | None:
        """The points of a person that count from now on, where the gradebook has `by_hand`, maybe for another look.

        All have the points of an exercise that is declared void. What a person had given then is set aside, and counts
        again when the declaration is taken back; what a person gives after it counts.
        """
        was_void = before is not None and bool(before.void)
        if self.void and before is not None and was_void:
            self.set_aside, self.set_aside_for = before.set_aside, before.set_aside_for
        elif self.void:
            self.set_aside, self.set_aside_for = by_hand, before.text if before is not None and not waits else ""
            return None
        elif before is not None and was_void and by_hand is None:
            return before.set_aside
        return by_hand

    @property
    def void(self) -> str:
        """What students are told if the exercise was declared void; empty if it was not."""
        return next((outcome.claim for outcome in self.outcomes if outcome.test == VOID), "")

    @property
    def not_graded(self) -> bool:
        return any(outcome.status == "not graded" for outcome in self.outcomes)

    @property
    def status(self) -> str:
        if self.waits:
            return "waits"
        if self.by_hand is not None:
            return "passed" if self.by_hand >= self.points else "not yet"
        if self.not_graded:
            return "not graded"
        if self.outcomes and all(outcome.status == "passed" for outcome in self.outcomes):
            return "passed"
        if self.kept and not self.outcomes:
            return "kept"
        if all(outcome.status == "not attempted" for outcome in self.outcomes):  # a blank written answer has none
            return "not attempted"
        return "not yet"

    def brief(self) -> ExerciseResult:
        """As NotebookResult.brief; the outcomes of each status become one."""
        points: dict[Status, float] = {}
        for outcome in self.outcomes:
            points[outcome.status] = points.get(outcome.status, 0.0) + outcome.points
        return replace(
            self,
            outcomes=[Outcome(VOID if self.void else "", self.void, all_, status) for status, all_ in points.items()],
            recognised=replace(self.recognised, idea="", hint="", then=()) if self.recognised else None,
            supplied=[],
            depends_on=[],
            rebound=[],
        )


@dataclass
class NotebookResult:
    """One notebook of one submission."""

    notebook: str
    exercises: list[ExerciseResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was put right or went wrong with the file itself
    unread: str = ""  # why nothing in the file could be judged; a person decides what it is worth
    events: list[Event] = field(default_factory=list)  # crashes and timeouts while cells ran
    changed_cells: list[str] = field(default_factory=list)  # ids of the course's cells that hold the student's text
    machine_failed: bool = False  # something was not graded by a fault of the machine, and may be tried again
    unsafe: bool = False
    left_out: int = 0  # cells of the course that were not run, because no points depend on them
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)  # seconds by what they were spent on
    submitted: str = ""  # digest of the file that was graded, to notice that another one was handed in
    beside: str = ""  # digest of the files beside it that were there when it ran
    judged_by: str = ""  # digest of what it was judged by, to notice that this has changed since

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON-ready data, with the derived figures written out for readers that are no Python."""
        data = asdict(self)
        for entry, exercise in zip(data["exercises"], self.exercises, strict=True):
            entry["earned"], entry["status"] = exercise.earned, exercise.status
        return data

    def brief(self) -> NotebookResult:
        """What a table of the class shows, without the words of the feedback, which a large class has no room for."""
        return replace(self, exercises=[exercise.brief() for exercise in self.exercises], stages={})

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> NotebookResult:
        """A recorded result, of this version or an earlier one."""
        data, exercises = upgraded(data), []
        for entry in data["exercises"]:
            known = {each.name for each in fields(ExerciseResult)}
            found = {key: value for key, value in entry.items() if key in known}
            found["outcomes"] = [Outcome(**outcome) for outcome in entry["outcomes"]]
            found["recognised"] = Recognised(**entry["recognised"]) if entry["recognised"] else None
            found["stop"] = Stop(**entry["stop"]) if entry.get("stop") else None
            exercises.append(ExerciseResult(**found))
        known = {each.name for each in fields(cls)}  # of another version there may be more
        found = {name: value for name, value in data.items() if name in known}
        return cls(**{**found, "exercises": exercises, "events": [Event(**event) for event in data["events"]]})


#: Where the result of grading is kept in the autograded notebook.
RESULT = "autograder"


@dataclass(frozen=True)
class GradedNotebook:
    """A graded notebook: the text of its file, which has the result in its metadata, and the result."""

    text: str
    result: NotebookResult

    def with_points_of(self, path: Path) -> GradedNotebook:
        """This one with the exercises as they were judged in an earlier result of the same submission, a file."""
        nb, earlier = nbformat.v4.reads(self.text), nbformat.v4.reads(path.read_text(encoding="utf-8"))
        outputs = {exercise_of(cell): cell.get("outputs") for cell in earlier.cells if is_graded_apart(cell)}
        for cell in nb.cells:
            if is_graded_apart(cell) and cell.cell_type == "code":
                cell.outputs = outputs[exercise_of(cell)]
        judged = NotebookResult.from_dict(earlier.metadata[RESULT])
        result = replace(self.result, exercises=judged.exercises)
        nb.metadata[RESULT] = result.as_dict()
        return GradedNotebook(as_json(nb), result)


@dataclass(frozen=True)
class Change:
    """An exercise whose points are others than before."""

    exercise: str
    before: float
    after: float


@dataclass
class SubmissionResult:
    """One student's submission: a result per notebook, or the reason why there is none."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    remarks: list[str] = field(default_factory=list)  # what else is odd about the folder
    unclear: list[str] = field(default_factory=list)  # what a person has to look at before it can be graded
    fault: str = ""  # why grading failed as a whole; the student has lost nothing
    fresh: bool = True  # graded in this run, not in an earlier one
    again: str = ""  # why it was graded again
    late: str = ""  # how late it was handed in, and what that has cost
    changes: list[Change] = field(default_factory=list)  # by that

    @property
    def earned(self) -> float:
        return sum(exercise.earned for notebook in self.notebooks for exercise in notebook.exercises)

    @property
    def needs_a_person(self) -> bool:
        """Whether something could not be graded that is no written answer."""
        return bool(self.fault or self.unclear) or any(
            (entry.not_graded and entry.by_hand is None) or (entry.waits and (notebook.unread or not entry.written))
            for notebook in self.notebooks
            for entry in notebook.exercises
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "student": self.student,
            "assignment": self.assignment,
            "earned": self.earned,
            "fault": self.fault,
            "missing": self.missing,
            "unknown": self.unknown,
            "remarks": self.remarks,
            "unclear": self.unclear,
            "fresh": self.fresh,
            "again": self.again,
            "late": self.late,
            "changes": [vars(change) for change in self.changes],
            "notebooks": [notebook.as_dict() for notebook in self.notebooks],
        }


def read_result(path: Path) -> NotebookResult:
    """The result kept in an autograded notebook. Raises CourseError."""
    try:
        return NotebookResult.from_dict(json.loads(path.read_text(encoding="utf-8"))["metadata"][RESULT])
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise CourseError(
            f"{path} holds no result of this engine. Grade it again with `autograder grade --force`."
        ) from error

"""What grading finds out, as data: one outcome per hidden test, one result per exercise and per notebook."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

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

    @property
    def earned(self) -> float:
        return self.points if self.status == "passed" else 0.0


@dataclass(frozen=True)
class Recognised:
    """A misconception whose output is the student's output on every hidden input that was tried."""

    name: str
    idea: str
    hint: str


@dataclass
class ExerciseResult:
    """One exercise: its outcomes, and what is worth saying besides."""

    exercise: str
    points: float
    outcomes: list[Outcome] = field(default_factory=list)
    recognised: Recognised | None = None
    supplied: list[str] = field(
        default_factory=list
    )  # earlier exercises judged wrong, right versions of which served here
    depends_on: list[str] = field(default_factory=list)  # those that could not be replaced and may be the cause
    rebound: list[str] = field(default_factory=list)  # those that had another value here, and were put back
    faults: list[str] = field(default_factory=list)  # for the instructor: why something was not graded
    written: bool = False
    waits: bool = False  # a written answer that a person has yet to grade

    @property
    def earned(self) -> float:
        # A built-in float in [0, points] whatever the hidden tests say: nbgrader reads anything else as full marks.
        return min(max(float(sum(outcome.earned for outcome in self.outcomes)), 0.0), float(self.points))

    @property
    def not_graded(self) -> bool:
        return any(outcome.status == "not graded" for outcome in self.outcomes)

    @property
    def status(self) -> str:
        if self.waits:
            return "waits"
        if self.not_graded:
            return "not graded"
        if self.outcomes and all(outcome.status == "passed" for outcome in self.outcomes):
            return "passed"
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
            outcomes=[Outcome("", "", total, status) for status, total in points.items()],
            recognised=replace(self.recognised, idea="", hint="") if self.recognised else None,
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
    events: list[str] = field(default_factory=list)  # crashes and timeouts while cells ran
    machine_failed: bool = False  # something was not graded by a fault of the machine, and may be tried again
    unsafe: bool = False
    left_out: int = 0  # cells of the course that were not run, because no points depend on them
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)  # seconds by what they were spent on
    submitted: str = ""  # digest of the file that was graded, to notice that another one was handed in
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
        exercises = []
        for entry in data["exercises"]:
            known = {each.name for each in fields(ExerciseResult)}
            found = {key: value for key, value in entry.items() if key in known}
            found["outcomes"] = [Outcome(**outcome) for outcome in entry["outcomes"]]
            found["recognised"] = Recognised(**entry["recognised"]) if entry["recognised"] else None
            exercises.append(ExerciseResult(**found))
        known = {each.name for each in fields(cls)}  # of another version there may be more
        return cls(**{name: value for name, value in data.items() if name in known} | {"exercises": exercises})

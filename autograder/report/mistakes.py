"""What went wrong in a class: misconceptions, wrong answers without a name, timeouts and crashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.course.text import plain
from autograder.errors import How
from autograder.report.recorded import Place, Recorded
from autograder.results import EventKind, ExerciseResult, NotebookResult, Outcome

MOST_GROUPS = 5  # groups of unnamed wrong answers that are told of one exercise
MOST_EVENTS = 5  # events that are told of one notebook
MAX_TEXT = 200  # characters of a student's text that are shown

#: What the report counts together; everything else stands under "other".
_EVENTS: dict[EventKind, str] = {
    "cell stopped": "cell stopped",
    "share used up": "cell stopped",
    "cell not run": "cell not run",
    "kernel ended": "kernel ended",
    "kernel ended again": "kernel ended",
}
_CALLS: dict[How, str] = {"stopped": "call stopped", "ended": "call ended"}


@dataclass(frozen=True)
class Misconception:
    """A misconception and the students in whose answers it was recognised."""

    exercise: str
    name: str
    idea: str
    hint: str
    students: list[str]


@dataclass(frozen=True)
class Group:
    """Students whose wrong answers had the same outcome in every hidden test, with the first that failed."""

    students: list[str]
    fails: list[str]  # hidden tests
    called: str
    got: str


@dataclass(frozen=True)
class Unnamed:
    """The wrong answers to one exercise: how many there are, and those that are no known misconception."""

    exercise: str
    wrong: int
    named: int
    groups: list[Group]  # the largest first

    @property
    def unnamed(self) -> int:
        return self.wrong - self.named

    @property
    def is_shared(self) -> bool:
        """Whether several students have the same wrong answer without a name."""
        return any(len(group.students) > 1 for group in self.groups)


@dataclass(frozen=True)
class Event:
    """Something that was stopped or ended; `kind` is one of words.EVENT_KINDS."""

    kind: str
    student: str
    where: str
    what: str


def misconceptions(places: list[Place], graded: list[Recorded]) -> list[Misconception]:
    """Those that were recognised: exercise by exercise, the commonest first."""
    found: dict[tuple[str, str], Misconception] = {}
    for student, _, result in _results(graded):
        if result.recognised:
            known = result.recognised
            empty = Misconception(result.exercise, known.name, known.idea, known.hint, [])
            found.setdefault((result.exercise, known.name), empty).students.append(student)
    order = {place.name: index for index, place in enumerate(places)}
    return sorted(found.values(), key=lambda entry: (order.get(entry.exercise, 0), -len(entry.students), entry.name))


def unnamed(places: list[Place], graded: list[Recorded]) -> list[Unnamed]:
    """The exercises that somebody has wrong, in their order."""
    found = []
    for place in places:
        wrong = named = 0
        groups: dict[tuple[tuple[str, str, str], ...], Group] = {}
        for student, notebook, result in _results(graded):
            if (notebook, result.exercise) != (place.notebook, place.exercise.name) or result.written:
                continue
            if result.status != "not yet":
                continue
            wrong += 1
            if result.recognised:
                named += 1
                continue
            failed = [outcome for outcome in result.outcomes if outcome.status not in ("passed", "not graded")]
            key = tuple((outcome.test, outcome.status, outcome.got) for outcome in failed)
            groups.setdefault(key, _group(failed)).students.append(student)
        if wrong:
            ordered = sorted(groups.values(), key=lambda group: (-len(group.students), group.students))
            found.append(Unnamed(place.name, wrong, named, ordered))
    return found


def _group(failed: list[Outcome]) -> Group:
    told = next((outcome for outcome in failed if outcome.got), failed[0])
    return Group([], [outcome.test for outcome in failed], short(told.called), short(told.got))


def events(found: list[Recorded]) -> list[Event]:
    """Timeouts and crashes, student by student; of one notebook the first few of each kind."""
    told = []
    for entry in found:
        for result in entry.results.values():
            seen: Counter[str] = Counter()
            for event in _events_of(entry.student, result):
                seen[event.kind] += 1
                if seen[event.kind] <= MOST_EVENTS:
                    told.append(event)
    return told


def _events_of(student: str, result: NotebookResult) -> Iterator[Event]:
    for event in result.events:
        yield Event(_EVENTS.get(event.kind, "other"), student, result.notebook, short(event.told))
    for exercise in result.exercises:
        if exercise.error:
            yield Event("answer stopped", student, result.notebook, short(f"{exercise.exercise}: {exercise.error}"))
        for outcome in exercise.outcomes:
            if outcome.status == "not yet" and outcome.how in _CALLS:
                yield Event(_CALLS[outcome.how], student, exercise.exercise, short(f"{outcome.test}: {outcome.got}"))


def _results(graded: list[Recorded]) -> Iterator[tuple[str, str, ExerciseResult]]:
    """Each student's results in the notebooks that could be read, with the notebook."""
    for entry in graded:
        for name, result in entry.results.items():
            if name not in entry.unread:
                for exercise in result.exercises:
                    yield entry.student, name, exercise


def short(text: str) -> str:
    """A student's text on one line, without what a reader could be fooled by."""
    text = " ".join(plain(text[: 4 * MAX_TEXT]).split())
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]} …"

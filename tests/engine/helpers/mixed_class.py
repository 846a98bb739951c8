"""A class of which every submission is another one: answers drawn from the banks of the course, some damaged.

Each answer is the reference, an alternative, a misconception, another wrong answer or a blank; students differ in how
much they can. Some hand in late, some leave a notebook out. What is damaged or hostile comes from the sample class
(tests/exercise4/sample_class.py) and from the threats (tests/engine/threats/), as far as they fit, end by themselves,
and do not depend on how busy the machine is. The same seed gives the same class.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from threats import broken, channel, interpreter

from autograder.authoring import samples
from autograder.authoring.samples import SampleSubmission, scratch_course
from autograder.course import answer_bank
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import cell_of
from autograder.grading.batch import prepare
from autograder.submissions.receipt import TIME

DAMAGED, MISSING, LATE, TIMELESS = 0.25, 0.06, 0.12, 0.03  # shares of the class
DUE = datetime.datetime(2026, 11, 20, 22, 0)

#: Students of the sample class that are no clean work. What they changed stays; the rest is drawn.
_SAMPLES = ("student08", "student10", "student11", "student12", "student13", "student14", "student15", "student16")
#: Signs of a threat that goes on until it is stopped.
_GOES_ON = re.compile(r"while True|sleep\(|10\*\*|re\.match|accept\(|stdin|input\(|endless|iter\(")
_HOSTS = ("mse", "log_sum_exp", "mean_log_density", "prediction", "count_parameters")  # whose calls threats take over

Change = Callable[[SampleSubmission, random.Random], None]


@dataclass
class Student:
    """A submission: what is odd about it, of which kind its answers are, and what it is made to earn."""

    name: str
    work: SampleSubmission
    damage: str = ""
    late: float = 0.0  # seconds
    answers: dict[str, str] = field(default_factory=dict)  # kind by exercise


@dataclass
class MixedClass:
    """A scratch course with a class in it, ready to be graded."""

    assignment: Assignment
    students: list[Student]


def make(folder: Path, size: int, seed: int) -> MixedClass:
    """Make a scratch course with such a class, its gradebook and its secret."""
    course = scratch_course(Course.find(), folder)
    assignment = course.assignment("exercise4")
    prepare(assignment)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "course") as gradebook:
        gradebook.update_or_create_assignment(assignment.name, duedate=DUE)
    assert course.secret  # made now, so that copies of the course share it
    return MixedClass(assignment, _hand_in(assignment, size, seed))


def _hand_in(assignment: Assignment, size: int, seed: int) -> list[Student]:
    """Draw the students, and write what they hand in."""
    rng = random.Random(seed)
    students = list(_Drawing(assignment, rng).students(size))
    for student in students:
        target = assignment.course.root / "submitted" / student.name / assignment.name
        student.work.write(target)
        if rng.random() >= TIMELESS:
            (target / TIME).write_text(f"{DUE + datetime.timedelta(seconds=student.late)} UTC\n")
    return students


class _Drawing:
    """Draws students."""

    def __init__(self, assignment: Assignment, rng: random.Random) -> None:
        self.assignment, self.rng = assignment, rng
        self.samples = {entry.student: entry for entry in samples.load(assignment)}

    def students(self, size: int) -> Iterator[Student]:
        """So many students; what is damaged stands anywhere among them."""
        damages = list(itertools.islice(itertools.cycle(self.damages), round(DAMAGED * size)))
        places = dict(zip(self.rng.sample(range(size), len(damages)), damages, strict=True))
        for number in range(size):
            story, change = places.get(number, ("", None))
            yield self._student(f"student{number + 1:02}", story, change)

    def _student(self, name: str, story: str, damage: Change | None) -> Student:
        rng = self.rng
        work = SampleSubmission.blank(self.assignment)
        work.solve()
        if damage:
            damage(work, rng)
        student = Student(name, work, story)
        skill, diligence = rng.betavariate(3, 1.5), rng.betavariate(4, 1)
        for exercise in [name for name in work.places if self._is_as_solved(work, name)]:
            kind = self._draw(work, exercise, skill, diligence)
            student.answers[exercise] = kind
        if not damage and rng.random() < MISSING:
            work.drop(rng.choice(list(work.notebooks)))
        hours = rng.expovariate(1 / 20)
        student.late = round(3600 * (hours if rng.random() < LATE else -hours))
        return student

    def _is_as_solved(self, work: SampleSubmission, exercise: str) -> bool:
        """Whether the exercise can be answered otherwise without undoing the damage."""
        notebook = work.places[exercise][0]
        if notebook not in work.notebooks:
            return False
        cell = cell_of(work.notebooks[notebook], exercise)
        return cell is not None and cell.source == self.solved[exercise]

    def _draw(self, work: SampleSubmission, exercise: str, skill: float, diligence: float) -> str:
        """Answer an exercise as such a student would; the kind of the answer."""
        rng = self.rng
        points = work.places[exercise][1]
        if rng.random() > diligence:
            work.answer(exercise, self.blank[exercise], earns=0.0)
            if not points:
                del work.expected[exercise]
            return "blank"
        if not points:
            sentences = re.split(r"(?<=[.?!])\s+", self.solved[exercise])
            work.answer(exercise, " ".join(rng.sample(sentences, rng.randint(1, len(sentences)))), earns=0.0)
            del work.expected[exercise]
            return "written"
        if rng.random() < skill:
            if rng.random() < 0.4:
                return "right"
            work.alternative(exercise, rng.choice(self.alternatives[exercise]))
            return "right in another way"
        if rng.random() < 0.5:
            work.misconception(exercise, rng.choice(self.misconceptions[exercise]))
            return "a misconception"
        work.answer(exercise, rng.choice(self.wrong[exercise]), earns=0.0)
        del work.expected[exercise]  # not known beforehand
        return "wrong"

    # the banks

    @cached_property
    def blank(self) -> dict[str, str]:
        """What the release has in each answer cell."""
        return _answers(SampleSubmission.blank(self.assignment))

    @cached_property
    def solved(self) -> dict[str, str]:
        """The reference of each exercise."""
        work = SampleSubmission.blank(self.assignment)
        work.solve()
        return _answers(work)

    @cached_property
    def misconceptions(self) -> dict[str, list[str]]:
        """Names by exercise."""
        return {name: [kept.name for kept in answer_bank.misconceptions(self.assignment, name)] for name in self.solved}

    @cached_property
    def alternatives(self) -> dict[str, list[str]]:
        """Names by exercise."""
        return {name: [kept.name for kept in answer_bank.alternatives(self.assignment, name)] for name in self.solved}

    @cached_property
    def wrong(self) -> dict[str, list[str]]:
        """Texts of the other wrong answers by exercise."""
        return {name: [kept.code for kept in answer_bank.wrong(self.assignment, name)] for name in self.solved}

    # what is damaged or hostile

    @cached_property
    def damages(self) -> list[tuple[str, Change]]:
        """Mishaps and threats in turn."""
        mishaps = [
            *((self.samples[name].story, self._sample(name)) for name in _SAMPLES),
            ("a file cut off somewhere", _cut_off),
            ("an empty file", lambda work, rng: work.replace_file(rng.choice(list(work.notebooks)), "")),
            ("deleted answer cells and graded cells", _deleted),
            ("copied cells", _copied),
        ]
        threats = self._threats
        self.rng.shuffle(mishaps)
        self.rng.shuffle(threats)
        in_turn = itertools.chain.from_iterable(itertools.zip_longest(mishaps, threats))
        return [entry for entry in in_turn if entry is not None]

    def _sample(self, name: str) -> Change:
        return lambda work, _: self.samples[name].make(work)

    @property
    def _threats(self) -> list[tuple[str, Change]]:
        """What the threats do in a cell; those that change the tiny course, or never end, are left out."""
        return [
            (case.story, _threat(case.triple, case.afterwards, dict(case.files)))
            for case in [*interpreter.CASES, *channel.CASES, *broken.CASES]
            if case.change is None and case.triple is not None and not _GOES_ON.search(case.triple + case.afterwards)
        ]


def _answers(work: SampleSubmission) -> dict[str, str]:
    cells = {name: cell_of(work.notebooks[notebook], name) for name, (notebook, _) in work.places.items()}
    return {name: cell.source for name, cell in cells.items() if cell is not None}


def _threat(code: str, afterwards: str, files: dict[str, str]) -> Change:
    """A threat to the tiny course's `triple`, in one of the exercises with a function."""

    def change(work: SampleSubmission, rng: random.Random) -> None:
        name = rng.choice(_HOSTS)
        text = re.sub(r"\btriple\((x)\)", r"triple(x, *others, **named)", code)
        work.answer(name, re.sub(r"\btriple\b", name, text), earns=0.0)
        del work.expected[name]
        notebook = work.places[name][0]
        if afterwards:
            work.insert(notebook, f"test_{name}", re.sub(r"\btriple\b", name, afterwards))
        work.files.update(files)

    return change


def _cut_off(work: SampleSubmission, rng: random.Random) -> None:
    name = rng.choice(list(work.notebooks))
    text = nbformat.writes(work.notebooks[name])
    work.replace_file(name, text[: rng.randrange(len(text) - 2)])


def _deleted(work: SampleSubmission, rng: random.Random) -> None:
    for name in rng.sample(list(work.places), 3):
        notebook = work.places[name][0]
        if rng.random() < 0.5:
            work.delete(notebook, f"test_{name}")  # of a written one, its question
        else:
            work.delete(notebook, name)
            work.expected.pop(name, None)


def _copied(work: SampleSubmission, rng: random.Random) -> None:
    for name in rng.sample([name for name, (_, points) in work.places.items() if points], 3):
        work.duplicate(work.places[name][0], rng.choice((name, f"test_{name}")))

"""The contract of a course: what must hold for every assignment.

`autograder check` runs it, and so does CI. Nothing here runs student code; the answers that are judged are the
course's own, in this process.

`source`     one source notebook by itself: canonical form, identifiers, markers, cells, headings
`generated`  release and solutions are what the source gives, with nothing secret and nothing unlisted
`answers`    the hidden tests, measured on the reference, the blank release, alternatives and misconceptions
`aside`      whether points are the same without the experiments of the notebooks, which grading leaves out
"""

from __future__ import annotations

from collections import Counter

from nbformat import NotebookNode

from autograder.authoring.check import answers, aside, generated, source
from autograder.authoring.check.complaints import Complaints
from autograder.course.layout import Assignment
from autograder.course.notebooks import exercises, read
from autograder.errors import CourseError
from autograder.quality import first_judging

__all__ = ["check"]


def check(assignment: Assignment, *, execute: bool = True) -> Complaints:
    """All complaints about an assignment. `execute` also runs the solutions, which takes a minute, to compare them."""
    sources = {}
    for name in assignment.notebooks:
        try:
            sources[name] = read(assignment.source / f"{name}.ipynb")
        except CourseError as error:
            yield str(error)
    if not sources:
        yield f"{assignment.source} holds no notebook that can be read. Write one, or scaffold it with `autograder new`."
        return
    for name, nb in sources.items():
        yield from source.complaints(assignment, name, nb)
    yield from _names_are_unique(assignment, sources)
    yield from generated.module_of_checks(assignment)
    yield from generated.release(assignment)
    yield from generated.solutions(assignment, execute=execute)
    yield from _hidden_tests_belong(assignment)
    yield from _kept_answers_belong(assignment, sources)
    yield from _unseen_answers_are_found(assignment)
    for name in sources:
        yield from answers.judged(assignment, name)
        if execute:
            yield from aside.complaints(assignment, name)


def _names_are_unique(assignment: Assignment, sources: dict[str, NotebookNode]) -> Complaints:
    counted = Counter(exercise.name for nb in sources.values() for exercise in exercises(nb))
    for name, count in counted.items():
        if count > 1:
            yield f"{assignment.name} has {count} exercises called {name!r}. Rename all but one: hidden tests are found by name."


def _hidden_tests_belong(assignment: Assignment) -> Complaints:
    used = [path for name in assignment.notebooks for path in assignment.hidden_files(name)]
    for path in sorted(assignment.hidden.rglob("*.py")):
        inside = path.relative_to(assignment.hidden).parts
        if path not in used and not any(part.startswith(".") or part == "__pycache__" for part in inside):
            yield f"{path} belongs to no notebook of {assignment.name}, so nothing is graded by it. Rename, move or delete it."


def _kept_answers_belong(assignment: Assignment, sources: dict[str, NotebookNode]) -> Complaints:
    names = {exercise.name for nb in sources.values() for exercise in exercises(nb)}
    for folder in (assignment.misconceptions, assignment.alternatives, assignment.wrong, assignment.unseen):
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.is_dir() and path.name not in names and path.name != "__pycache__":
                yield f"{path} belongs to no exercise of {assignment.name}. Rename or delete it."


def _unseen_answers_are_found(assignment: Assignment) -> Complaints:
    """Each is in a folder that says whether it is right, and what is recorded of them can be read."""
    for path in sorted(assignment.unseen.rglob("*.py")):
        inside = path.relative_to(assignment.unseen).parts
        if "__pycache__" not in inside and (len(inside) != 3 or inside[1] not in ("right", "wrong")):
            yield f"{path} is in no folder <exercise>/right or <exercise>/wrong, so nobody reads it. Move it."
    try:
        first_judging.load(assignment)
    except CourseError as error:
        yield str(error)

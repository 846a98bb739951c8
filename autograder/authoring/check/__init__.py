"""The contract of a course: what must hold for every assignment.

`autograder check` runs it, and so does CI. Nothing here runs student code; the answers that are judged are the
course's own, without walls.

`source`     one source notebook by itself: canonical form, identifiers, markers, cells, headings
`generated`  release and solutions are what the source gives, with nothing secret and nothing unlisted
`places`     every file of the tests lies where somebody reads it
`answers`    the hidden tests, measured on the reference, the blank release, alternatives and misconceptions
`updates`    the files of the course itself, which no assignment has: what a newer version of the engine wants
`aside`      whether points are the same without the experiments of the notebooks, which grading leaves out
`parallel`   the processes that do what `answers` and `aside` say
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

from nbformat import NotebookNode

from autograder.authoring.check import generated, places, source
from autograder.authoring.check.answers import Judging
from autograder.authoring.check.complaints import Complaints
from autograder.authoring.check.parallel import Part, judging
from autograder.course import old_layout, packages
from autograder.course.layout import Assignment
from autograder.course.notebooks import exercises, is_answered_here, read
from autograder.errors import CourseError
from autograder.judging.test_cells import test_cells

__all__ = ["check"]


def check(
    assignment: Assignment,
    *,
    execute: bool = True,
    only: Collection[str] = (),
    jobs: int = 0,
    notify: Callable[[str], None] = lambda _: None,
) -> Complaints:
    """All complaints about an assignment. `execute` also runs the solutions, which takes a minute, to compare them.

    With `only`, those about the source notebooks and the hidden tests of these exercises. Kept answers are judged in
    `jobs` processes, in this one if that is 0. `notify` is called with what takes long, exercise by exercise.
    """
    sources = {}
    for name in assignment.notebooks:
        path = assignment.source / f"{name}.ipynb"
        try:
            nb = read(path)
        except CourseError as error:
            yield str(error)
            continue
        try:
            exercises(nb)
        except CourseError as error:
            yield f"{path}: {error}"
        else:
            sources[name] = nb
    if not sources:
        yield f"{assignment.source} holds no notebook that can be read. Write one, or scaffold it with `autograder new`."
        return
    # Written as nbgrader's courses are: with test cells, or with answers that a person grades.
    adopted = {
        name
        for name, nb in sources.items()
        if test_cells(assignment, nb) or any(is_answered_here(cell) for cell in nb.cells)
    }
    for name, nb in sources.items():
        yield from source.complaints(assignment, name, nb, adopted=name in adopted)
    yield from _names_are_unique(assignment, sources)
    if len(sources) == len(assignment.notebooks):
        yield from packages.unlisted(assignment)
    moved = old_layout.complaint(assignment)  # then no hidden test can be found where it belongs
    known = {} if moved else {name: Judging.load(assignment, name) for name in sources}
    parts = {name: [Part(name, exercise) for exercise in known[name].exercises] for name in known}
    for name in known:
        if only:
            parts[name] = [part for part in parts[name] if part.exercise in only]
        elif execute and name not in adopted:
            parts[name].append(Part(name))
    with judging(assignment, [part for name in known for part in parts[name]], jobs, known) as judged:
        if not only:
            yield from generated.module_of_checks(assignment)
            notify(f"{assignment.name}: the release")
            yield from generated.release(assignment)
            yield from generated.solutions(assignment, notify, execute=execute)
            if not moved and len(sources) == len(assignment.notebooks):  # else nobody knows what is no exercise's
                every = [exercise for nb in sources.values() for exercise in exercises(nb)]
                yield from places.complaints(assignment, every)
        if moved:
            yield moved
        for name in known:
            yield from known[name].notebook(notify)
            for part in parts[name]:
                notify(f"{assignment.name}: {_told(part)}")
                yield from judged(part)


def _told(part: Part) -> str:
    return f"{part.exercise}, all kept answers" if part.exercise else f"{part.notebook} without its experiments"


def _names_are_unique(assignment: Assignment, sources: dict[str, NotebookNode]) -> Complaints:
    """Complaints about exercises of one name: of two notebooks they may be, if they have no hidden tests."""
    counted = [Counter(exercise.name for exercise in exercises(nb)) for nb in sources.values()]
    for name, count in sum(counted, Counter[str]()).items():
        twice = any(each[name] > 1 for each in counted)
        if count > 1 and (twice or assignment.hidden(name).is_file()):
            yield f"{assignment.name} has {count} exercises called {name!r}. Rename all but one: hidden tests are found by name."

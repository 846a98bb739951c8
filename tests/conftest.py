"""A tiny course that every test may break: one notebook, two exercises, one written question."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import nbgrader.api
import pytest
from hypothesis import settings

from autograder.authoring.build import build_release, build_solutions
from autograder.authoring.scaffold import scaffold
from autograder.course import visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import read, tags, write
from autograder.gradebook.database import keep_engines
from autograder.grading import soundness
from autograder.grading.batch import prepare
from autograder.judging.answer_key import current_answer_key
from autograder.results import NotebookResult

ENGINE = Path(__file__).parent / "engine"
sys.path[:0] = [str(ENGINE / "helpers"), str(ENGINE)]  # what several tests use, and the package `threats`

from reporting import graded_class  # noqa: E402

# A fixture of this module, and so one of all test files: the class of the report is graded once, not once a file.
__all__ = ["graded_class"]

# A failed assert of these helpers shows its values, as one of a test does.
pytest.register_assert_rewrite("judging_by_laws", "running_checks", "sandboxed", "searching")

# The same examples in every run, and no complaint when another process has the processor.
settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.load_profile("course")

# Answers and hidden tests, though some of their names read to pytest as if they were for it.
collect_ignore = ["exercise4", "week1"]

ROOT = Path(__file__).resolve().parents[1]

QUESTION = """### Exercise 3: `why` (2 points)

Why is three times a number further from zero than twice that number?

=== BEGIN MARK SCHEME ===
One point for the distance from zero, one for what a factor does to it.
=== END MARK SCHEME ==="""

ANSWER = "A factor multiplies the distance from zero, and three is more than two."


keep_engines()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what is `mostly_slow`, but for the first of its cases that are not slow anyway: one, or a number."""
    begun: Counter[str] = Counter()
    for item in items:
        marker = item.get_closest_marker("mostly_slow")
        if marker and not item.get_closest_marker("slow"):
            name = item.nodeid.partition("[")[0]
            if begun[name] == (marker.args[0] if marker.args else 1):
                item.add_marker("slow")
            else:
                begun[name] += 1


@pytest.fixture(autouse=True, scope="session")
def _known_secret() -> Iterator[None]:
    """Hidden inputs are the same in every run of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTOGRADER_SECRET", "a secret of the tests, long enough")
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `course` is copied from. Its solutions are not executed."""
    root = tmp_path_factory.mktemp("template") / "course"
    (root / "source").mkdir(parents=True)
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    for exercise in ("double", "triple"):
        scaffold(Course(root), "week1", "basics", exercise, 5)
    _make_triple(root)
    _ask_why(root / "source" / "week1" / "basics.ipynb")
    assignment = Course(root).assignment("week1")
    build_release(assignment, assignment.release.parent)
    build_solutions(assignment, assignment.solutions.parent, execute=False)
    prepare(assignment)  # nbgrader takes seconds to make a gradebook, and a moment to bring it up to date
    soundness.note(current_answer_key(assignment, "basics"), NotebookResult("basics"))  # its own answers are right
    return root


@pytest.fixture(scope="session")
def home_of_courses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the course of each test lies, in one place, so that answer keys are not loaded anew for files that are the
    same, nor queries of the gradebook put into words again.
    """
    return tmp_path_factory.mktemp("courses")


@pytest.fixture
def in_place(home_of_courses: Path) -> Callable[[Path], Course]:
    """Copy a course to where the course of each test lies; the one of the test before is moved away."""
    place = home_of_courses / "course"

    def copied(template: Path) -> Course:
        if place.exists():
            place.rename(place.with_name(f"course{len(list(place.parent.iterdir()))}"))
        # The engine that nbgrader is given for this gradebook, connected to the file before if a test has failed in it.
        nbgrader.api.create_engine(f"sqlite:///{place / 'gradebook.db'}", echo=False, future=True).dispose()
        return Course(Path(shutil.copytree(template, place)))

    return copied


@pytest.fixture
def course(template: Path, in_place: Callable[[Path], Course]) -> Course:
    """A course of its own for each test, built and clean; assignment `week1`, notebook `basics`."""
    return in_place(template)


@pytest.fixture
def week1(course: Course) -> Assignment:
    """The only assignment of `course`."""
    return course.assignment("week1")


@pytest.fixture(scope="session")
def quick_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `quick` is copied from."""
    root = Path(shutil.copytree(template, tmp_path_factory.mktemp("quick") / "course"))
    path = root / "nbgrader_config.py"
    path.write_text(path.read_text() + "\nc.Grade.cell_timeout = 2\nc.Grade.call_timeout = 1\n")
    prepare(Course(root).assignment("week1"))
    return root


@pytest.fixture
def quick(quick_template: Path, in_place: Callable[[Path], Course]) -> Assignment:
    """The assignment with short time limits."""
    return in_place(quick_template).assignment("week1")


def _make_triple(root: Path) -> None:
    """The scaffold's function doubles; the second exercise triples, so that the two are told apart."""
    notebook = root / "source" / "week1" / "basics.ipynb"
    nb = read(notebook)
    for cell in nb.cells:
        if cell.id.endswith("triple") or cell.id.startswith("triple"):
            cell.source = cell.source.replace("2.0 *", "3.0 *").replace("[2.0, 4.0]", "[3.0, 6.0]")
    write(nb, notebook)
    alternative = Course(root).assignment("week1").alternatives("triple") / "in_a_loop.py"
    alternative.write_text(alternative.read_text().replace("value + value", "3 * value"))


def _ask_why(notebook: Path) -> None:
    """Add a written question: a task cell with its rubric, and an answer cell of text."""
    nb = read(notebook)
    common = {"grade": False, "schema_version": 3, "solution": False}
    task = {**common, "grade_id": "test_why", "locked": True, "points": 2, "task": True}
    answer = {**common, "grade_id": "why", "locked": False, "task": False}
    end = next(index for index, cell in enumerate(nb.cells) if visible_checks.PROGRESS in tags(cell))
    nb.cells[end:end] = [
        nbformat.v4.new_markdown_cell(QUESTION, id="test_why", metadata={"nbgrader": task}),
        nbformat.v4.new_markdown_cell(ANSWER, id="why", metadata={"nbgrader": answer}),
    ]
    visible_checks.list_exercises(nb)
    write(nb, notebook)

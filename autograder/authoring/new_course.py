"""Make a new course in an empty folder: how it sits in nbgrader, its environment, and one assignment that works."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

import autograder
from autograder.authoring.scaffold import scaffold
from autograder.course.installed import NAME, requirements
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, cell_of, read, write
from autograder.errors import CourseError

_ASSIGNMENT, _NOTEBOOK, _EXERCISE, _POINTS = "week1", "arrays", "center", 5.0

#: The whole of a course's nbgrader_config.py, with the id that its exchange knows it by.
CONFIGURATION = '''\
"""nbgrader's configuration: `nbgrader ...`, the formgrader and `autograder ...` all read this file."""

from pathlib import Path

from autograder.course.nbgrader_defaults import configure

c = get_config()  # noqa: F821, given by traitlets

root = Path(__file__).parent
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "{course_id}"
configure(c, root)  # releasing, grading, feedback, collecting; what is set below goes before it
# Time limits (c.Grade.cell_timeout, call_timeout, notebook_timeout) are those of autograder/sandbox/limits.py.
'''

#: What a running course leaves behind: submissions, grades and what hidden inputs are drawn from.
PERSONAL = (
    "/submitted/",
    "/autograded/",
    "/feedback/",
    "/practice/",
    "/gradebook.db*",
    "/.course_secret*",
    "/.autograder/",
    "/.autograder_journal.db*",
    "/.autograder.lock",
    "/.nbgrader.log",
    "/downloaded/",
    "/report-*.html",
    "/watch-*.html",
)

_GITIGNORE = """.venv/
__pycache__/
.ipynb_checkpoints/

# a running course: submissions and grades are personal data and never belong into version control
{personal}
"""

#: GitHub's name for the folder matters, the file's does not.
_CI_FILE = ".github/workflows/course.yml"
_CI = """# The contract of the course after each push: release/ and solutions/ are what source/ gives, right answers
# keep all points, and each misconception loses what it says.
name: course
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "{python}"
      # Packages that your notebooks import come here too. {name}[torch] brings PyTorch.
      - run: pip install '{name}=={version}'
      # Ubuntu forbids ordinary users the namespaces that code of notebooks is locked in with.
      - run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
      - run: autograder build
      - run: git diff --exit-code -- release  # fails where release/ was not built before the commit
      - run: autograder check
"""

_README = """# {title}

Notebooks with exercises, graded by hidden tests that student code cannot reach.

    pip install {name}     # on Linux; '{name}[torch]' brings PyTorch
    autograder build              # release/ (what students open) and solutions/, from source/
    autograder check              # each complaint says what to do
    autograder grade week1        # grades submitted/<student>/week1/*.ipynb into gradebook.db
    autograder feedback week1     # a page for each student, in feedback/
    autograder doctor             # tries on this machine what keeps student code locked in

| folder | what it holds |
|---|---|
| `source/week1/` | the notebooks with their answers, the only ones to edit |
| `tests/week1/center/` | what the exercise `center` is graded by: `hidden.py`, `misconceptions/`, `alternatives/` |
| `release/`, `solutions/` | made by `autograder build`; never edited |
| `submitted/`, `gradebook.db`, `.course_secret` | a running course: back them up, not in version control |

`autograder new week1 arrays my_function --points 5` adds an exercise to edit, `--kind` one of another
kind. `autograder adopt FOLDER` takes over the notebooks of an nbgrader course as they are. Students need
`environment.yml` and `release/week1`, and nothing else.

`.github/workflows/course.yml` has GitHub build and check after each push. `pip install -U {name}` updates the
engine; `autograder check` then says what the new version wants of the course.
"""

_TITLE = """# Arrays

Tables in NumPy: what an axis is, and how a row of numbers meets each row of a table. It takes a quarter of an hour."""

_STATEMENT = """### Exercise 1: `center` (5 points)

Write `center(table)`, which moves each column of a table so that its mean is 0. In comes an array of shape
(rows, columns) with at least one row, or a list of such rows; out comes a new array of the same shape with the numbers
of each column minus the mean of that column. The table that came in stays as it was.

*Worked example.* The columns of `[[1, 10], [3, 30]]` have the means 2 and 20, so `center([[1, 10], [3, 30]])` is
`[[-1.0, -10.0], [1.0, 10.0]]`."""

_ANSWER = '''def center(table):
    """The table, of shape (rows, columns), with each column minus its mean."""
    ### BEGIN SOLUTION
    table = np.asarray(table)
    return table - table.mean(axis=0)
    ### END SOLUTION'''

_CHECKS = """@checks_of("center", number=1, points=5)
def check_center():
    calling(center, [[1, 10], [3, 30]]).gives([[-1.0, -10.0], [1.0, 10.0]], look="the worked example")
    calling(center, [[4.0], [6.0], [8.0]]).gives([[-2.0], [0.0], [2.0]], look="a single column, whose mean is 6")


### BEGIN HIDDEN TESTS
score("center")
### END HIDDEN TESTS"""

_HIDDEN = '''"""What `center` is graded by."""

import numpy as np

from autograder.testing import agree, hidden, leaves_alone

# Sums in another order round differently: by some 1e-16 of the largest number in the table, which is below 100.
ROUNDING = {"rtol": 1e-12, "atol": 1e-12}


@hidden("center", points=3)
def each_column_loses_its_own_mean(answer, reference, rng):
    """Columns that lie far from each other are each moved by their own mean."""
    for rows, columns in ((6, 3), (3, 3), (1, 4)):  # as many rows as columns: there it shows if an axis is mistaken
        means = rng.permutation(np.arange(columns)) * 20.0 + rng.uniform(1.0, 5.0)
        agree(answer, reference, rng.normal(size=(rows, columns)) + means, **ROUNDING)


@hidden("center", points=1)
def a_single_column_loses_its_mean(answer, reference, rng):
    """A table with one column, an array or a list of rows, is moved by its mean and keeps its shape."""
    for rows in (1, 2, 30):
        agree(answer, reference, rng.normal(size=(rows, 1)) + rng.uniform(5.0, 9.0), **ROUNDING)
    agree(answer, reference, rng.integers(1, 50, size=(4, 1)).tolist(), **ROUNDING)  # whole numbers, as a list of rows


@hidden("center", points=1)
def the_table_is_left_as_it_was(answer, reference, rng):
    """The result is a new table; the one that came in has its old numbers."""
    table = rng.normal(size=(5, 2)) + np.array([3.0, 40.0])
    agree(answer, reference, table, **ROUNDING)
    leaves_alone(answer, table)
'''

_MISCONCEPTION = '''"""Takes one mean over the whole table.

Costs: 4
Says: values differ
Hint: `table.mean()` is one number for the whole table. Which axis must the mean go along so that each column has one?
"""
def center(table):
    table = np.asarray(table, dtype=float)
    return table - table.mean()
'''

_ALTERNATIVE = '''"""Column by column, in a loop."""
def center(table):
    result = np.array(table, dtype=float)
    for column in range(result.shape[1]):
        result[:, column] -= result[:, column].sum() / result.shape[0]
    return result
'''

#: What conda-forge calls them.
CONDA_NAMES = {"jupyter-client": "jupyter_client", "jupyter-core": "jupyter_core", "msgpack": "msgpack-python"}


def make(folder: Path) -> list[Path]:
    """Make a course in a folder that is new or empty; the files written. Raises CourseError."""
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file. Name a folder that is empty, or one that is to be made.")
    there = sorted(path.name for path in folder.iterdir() if path.name != ".git") if folder.is_dir() else []
    if there:
        raise CourseError(
            f"{folder} is not empty: it holds {', '.join(there[:3])}{', ...' * (len(there) > 3)}. Name a new folder, "
            "and copy into it afterwards what the course is to keep."
        )
    name = " ".join(folder.resolve().name.encode(errors="replace").decode().split())  # whatever a folder can be called
    course_id = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "course"
    texts = {
        "nbgrader_config.py": CONFIGURATION.format(course_id=course_id),
        ".gitignore": _GITIGNORE.format(personal="\n".join(PERSONAL)),
        _CI_FILE: _CI.format(python=_python(), name=NAME, version=autograder.__version__),
        "environment.yml": _environment(),
        "README.md": _README.format(title=name or "A course", name=NAME),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return [*(folder / file for file in texts), *_first_assignment(Course(folder))]
    except OSError as error:
        raise CourseError(f"{folder} cannot be made a course: {error}. Name a folder that you may write to.") from error


def _first_assignment(course: Course) -> list[Path]:
    """The scaffold's exercise, with a real one in place of each of its texts."""
    written = scaffold(course, _ASSIGNMENT, _NOTEBOOK, _EXERCISE, _POINTS)
    place = Assignment(course, _ASSIGNMENT)
    notebook = place.source / f"{_NOTEBOOK}.ipynb"
    nb = read(notebook)
    texts = {
        "title": _TITLE,
        f"{_EXERCISE}-statement": _STATEMENT,
        _EXERCISE: _ANSWER,
        GRADED + _EXERCISE: _CHECKS,
    }
    for name, text in texts.items():
        cell = cell_of(nb, name)
        assert cell is not None, name
        cell.source = text
    write(nb, notebook)
    for folder, name, text in (
        (place.misconceptions(_EXERCISE), "one_mean_for_the_whole_table.py", _MISCONCEPTION),
        (place.alternatives(_EXERCISE), "in_a_loop.py", _ALTERNATIVE),
    ):
        for path in folder.glob("*.py"):
            path.unlink()
            written.remove(path)
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    place.hidden(_EXERCISE).write_text(_HIDDEN, encoding="utf-8")
    return written


def _environment() -> str:
    """A conda environment with the versions that are installed here. Raises CourseError."""
    try:
        needed = requirements()
        always = [each for each in needed if each.marker is None]
        # What is for Linux alone locks student code in, and is only on PyPI.
        locks = [each for each in needed if each.marker is not None and "extra" not in str(each.marker)]
        conda = [f"  - {CONDA_NAMES.get(each.name, each.name)}={_version(each.name)}" for each in always]
        pip = [f"      - {each.name}{each.specifier} ; {str(each.marker).replace(chr(34), chr(39))}" for each in locks]
    except metadata.PackageNotFoundError as error:
        raise CourseError(
            f"The package {error.name} is not installed here, so environment.yml cannot say its version. Install the "
            "engine with pip, with what it depends on."
        ) from error
    return "\n".join(
        [
            "# The course's environment for conda and mamba:",
            "#     conda env create --file environment.yml && conda activate course",
            "# Students need no more than this and the release folder; instructors install the engine besides.",
            "# Packages that your notebooks import are added here, each with its version.",
            "name: course",
            "channels:",
            "  - conda-forge",
            "  - nodefaults",
            "dependencies:",
            f"  - python={_python()}",
            *conda,
            "  - pip",
            "  - pip:",
            *pip,
            "",
        ]
    )


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _version(name: str) -> str:
    return metadata.version(name).partition("+")[0]  # a build of its own is named behind a plus sign

"""Which cells of the course are left out when points are wanted, and what happens where the analysis cannot know."""

from __future__ import annotations

import time
from typing import Any

import nbformat
import pytest
from classroom import earned, exercise, hand_in, recorded

from autograder.authoring.build import build_release
from autograder.authoring.check import aside
from autograder.course.layout import Assignment
from autograder.course.notebooks import read, write
from autograder.errors import KernelDied
from autograder.grading.batch import grade_class, prepare
from autograder.grading.cell_code import code_of
from autograder.grading.experiments import experiments
from autograder.grading.timing import TimedEndpoint

SETUP = """
import heapq, os, sys
from os import chdir
import numpy as np, matplotlib.pyplot as plt
TABLE, SIZE, M = [1, 2], 7, np.eye(2)
def load(): return np.ones(3)
def table(): return TABLE
def add(x): TABLE.append(x)
def reset():
    global SIZE
    SIZE = 3
class Config:
    values = {}
"""


def cell(name: str, source: str, *tags: str, **nbgrader: Any) -> Any:
    metadata: dict[str, Any] = {"tags": list(tags)}
    if nbgrader:
        metadata["nbgrader"] = {"grade_id": name, "locked": False, "grade": False, **nbgrader}
    return nbformat.v4.new_code_cell(source, id=name, metadata=metadata)


def run(course: dict[str, str], answer: str, own: str = "", tags: dict[str, str] | None = None) -> set[str]:
    """The cells of the course that are run beside set-up, around an answer and behind a student's own cell."""
    tags = tags or {}
    cells = [cell(name, source, *filter(None, [tags.get(name)])) for name, source in course.items()]
    skeleton = nbformat.v4.new_notebook()
    skeleton.cells = [cell("setup", SETUP, "setup"), *cells[:1], cell("f", "def f(x): ...", solution=True), *cells[1:]]
    nb = nbformat.from_dict(skeleton)
    nb.cells[nb.cells.index(next(each for each in nb.cells if each.id == "f"))].source = answer
    nb.cells.append(cell("extra-9-1", own))
    namespace: dict[str, Any] = {}
    exec(SETUP, namespace)
    left_out = experiments(nb, skeleton, namespace, ["f"]).cells
    assert "setup" not in left_out
    return set(course) - left_out


RIGHT = "def f(x):\n    total = 0\n    for value in x:\n        total += value\n    return np.sqrt(total)"
PLOT = "figure, axis = plt.subplots()\naxis.plot(TABLE)\nplt.show()"


@pytest.mark.parametrize(
    "source",
    [
        PLOT,
        "print(f([1, 2]))",
        "f(TABLE)",
        "data = load()\nresults = [f(row) for row in data]\nprint(results)",
        "for x in TABLE:\n    total = f([x])",
        "with np.errstate(all='ignore'):\n    print(f([1]))",
        "np.random.seed(0)\nprint(f(np.random.rand(3)))",
        "%matplotlib inline\nplt.plot(f([1]))",
        "def draw(fits, knob):\n    for fit in fits: plt.plot(fit)\ndraw([f([1])], 'p')",
        "results = {}\nfor n in range(3): results[n] = f([n])",
        "time = 3\ntime += 1",
    ],
)
def test_what_only_shows_something_is_left_out(source: str) -> None:
    assert run({"experiment": source}, RIGHT) == set()


NEEDED = {
    # names
    "a name that an answer uses": ("scale = 3.0", "def f(x): return scale * x"),
    "a name that a nested function uses": (
        "scale = 3.0",
        "def f(x):\n    return [(lambda v: scale * v)(v) for v in x]",
    ),
    "a class that an answer builds on": ("class Base: pass", "class f(Base): pass"),
    "a default of an argument": ("scale = 3.0", "def f(x, scale=scale): return scale * x"),
    "a name that is bound by a loop": ("for scale in range(3): pass", "def f(x): return scale"),
    "a name that is bound in a with": ("with open('a.txt') as scale: pass", "def f(x): return scale"),
    "a name bound by := inside a list": ("[scale := n for n in range(3)]", "def f(x): return scale"),
    "a name bound through global": ("def g():\n    global scale\n    scale = 3\ng()", "def f(x): return scale"),
    "an import": ("from math import tau as scale", "def f(x): return scale * x"),
    "all names of a module": ("from math import *", "def f(x): return tau * x"),
    "a matched name": ("match [1]:\n    case [scale]: pass", "def f(x): return scale"),
    "a name that answers bind too": ("f = abs", RIGHT),
    "a name of set-up that is bound anew": ("SIZE = 3", "def f(x): return SIZE"),
    "what a line for the shell gives": ("scale = !ls", "def f(x): return scale"),
    "what is timed": ("scale = %time load()", "def f(x): return scale"),
    # values
    "a value that is changed": ("TABLE.append(3)", "def f(x): return TABLE[-1]"),
    "an entry that is changed": ("TABLE[0] = 7", "def f(x): return TABLE[-1]"),
    "a slice that is deleted": ("del TABLE[0]", "def f(x): return TABLE[-1]"),
    "a name that is deleted": ("del SIZE", "def f(x):\n    try: return SIZE\n    except NameError: return 0"),
    "an attribute that is changed": ("load.factor = 7", "def f(x): return load.factor"),
    "an attribute of a module": ("np.factor = 7", "def f(x): return np.factor"),
    "an attribute set by a function": ("setattr(load, 'factor', 3)", "def f(x): return load.factor"),
    "a value that is added to": ("TABLE += [3]", "def f(x): return TABLE[-1]"),
    "a value that a function may change": ("np.random.shuffle(TABLE)", "def f(x): return TABLE[-1]"),
    "a value that a function changes on the way": ("first = heapq.heappop(TABLE)", "def f(x): return TABLE[-1]"),
    "a value that is written into": ("y = np.add(M, 1, out=M)", "def f(x): return M"),
    "a part that a function may change": ("np.random.shuffle(M[0])", "def f(x): return M"),
    "an iterator that goes on": ("first = next(TABLE)", "def f(x): return TABLE"),
    "a value by another name": ("t = TABLE\nt.append(3)", "def f(x): return TABLE[-1]"),
    "a part by another name": ("v = M[0]\nv[:] = 0", "def f(x): return M"),
    "a value in a loop": ("for row in M: row[0] = 1", "def f(x): return M"),
    "a value that set-up's function gives": ("table().append(3)", "def f(x): return TABLE[-1]"),
    "a value that set-up's function changes": ("add(3)", "def f(x): return TABLE[-1]"),
    "a value used by set-up's function": ("TABLE.append(3)", "def f(x): return table()"),
    "a name that set-up's function binds": ("reset()", "def f(x): return SIZE"),
    "a value of a class": ("Config.values['a'] = 3", "def f(x): return Config.values"),
    "a value of a class, by a method": ("Config.values.update(a=3)", "def f(x): return Config.values"),
    # states
    "a state of a library": ("np.seterr(all='raise')", RIGHT),
    "a state set by a bare name": ("chdir('data')", RIGHT),
    "a setting of a library": ("plt.rcParams['font.size'] = 3", RIGHT),
    "settings of a library": ("plt.rcParams.update({'font.size': 3})", RIGHT),
    "precision": ("from decimal import getcontext\ngetcontext().prec = 3", RIGHT),
    "a configuration": ("import sklearn\nsklearn.set_config(transform_output='pandas')", RIGHT),
    "the environment": ("import os\nos.environ['A'] = 'b'", RIGHT),
    "the way to modules": ("import sys\nsys.path.append('data')", RIGHT),
    "the working folder": ("import os\nos.chdir('data')", RIGHT),
    "the working folder, by IPython": ("%cd data", RIGHT),
    # files
    "a file": ("np.save('fits', [1])", RIGHT),
    "a file that is opened to write": ("with open('a.txt', 'w') as file: pass", RIGHT),
    "a file by its path": ("from pathlib import Path\n(Path('data') / 'a.txt').write_text('1')", RIGHT),
    "a folder": ("import os\nos.makedirs('out')", RIGHT),
    "a table as a file": ("frame.to_csv('a.csv')", RIGHT),
    "a file by the shell": ("!echo 1 > a.txt", RIGHT),
    # code that reaches what it does not name
    "names by a text": ("scale = 3.0", "def f(x): return eval('sca' + 'le')"),
    "names by globals": ("scale = 3.0", "def f(x): return globals()['sca' + 'le']"),
    "names by locals": ("scale = 3.0", "here = locals()\ndef f(x): return here['sca' + 'le']"),
    "names by the module": ("scale = 3.0", "import __main__\ndef f(x): return getattr(__main__, 'sca' + 'le')"),
    "names by the stack": ("scale = 3.0", "import inspect\ndef f(x): return inspect.stack()"),
    "names by the shell": ("scale = 3.0", "get_ipython().run_cell('x = scale')\ndef f(x): return x"),
    "names that answers bind through global": ("f([1])", "def f(x):\n    global w\n    w = x"),
    "what answers keep in a default": ("f([1])", "def f(x, seen=[]):\n    seen.append(x)\n    return len(seen)"),
    "what answers keep in a list": ("f([1])", "seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen)"),
    "code that is too long to look at": ("scale = 3.0", "x = [" + "0," * 60_000 + "]\ndef f(x): return x"),
    "code that Python does not understand": ("scale = 3.0", "x = (\n" + "\n" * 20_000 + "y"),
}


@pytest.mark.parametrize(("source", "answer"), NEEDED.values(), ids=NEEDED.keys())
def test_what_an_answer_may_need_is_run(source: str, answer: str) -> None:
    assert run({"experiment": source}, answer) == {"experiment"}


@pytest.mark.parametrize(
    "own",
    ["print(scale)", "%time f(scale)", "%timeit -n 2 f(scale)", "%%time\nf(scale)", "%run other.py", "%%bash\nls",
     "!ls\nprint(scale)", "?scale\nprint(scale)", "%store scale", "scale = scale + 1", "del scale", "scale = 5"],
)  # fmt: skip
def test_what_a_students_own_cell_may_need_is_run(own: str) -> None:
    assert run({"experiment": "scale = 3.0", "other": PLOT}, RIGHT, own) >= {"experiment"}


@pytest.mark.parametrize(
    "own", ["%matplotlib inline", "!pip install x", "scale?", "# scale", "'scale'", "broken code", ""]
)
def test_lines_for_ipython_alone_need_nothing(own: str) -> None:
    assert run({"experiment": "scale = 3.0"}, RIGHT, own) == set()


def test_code_that_nobody_should_look_at_costs_little_time() -> None:
    """It is read in the grader's process."""
    texts = ["x = (\n" + "\n" * 400_000 + "y", "x = [" + "0," * 4_000_000 + "]", "!ls\n" * 300_000, "!ls\n" * 2_000]
    for text in [*texts, "-" * 90_000 + "1", "(" * 90_000, "[" * 150 + "]" * 150, "x = " + "f(" * 500 + ")" * 500]:
        started = time.process_time()
        code_of(text)
        assert time.process_time() - started < 5


def test_a_cell_that_needs_a_needed_one_is_needed() -> None:
    course = {"one": "np.save('fits.npy', [1])", "two": "fits = np.load('fits.npy')"}
    assert run(course, "def f(x): return fits") == {"one", "two"}
    course = {"one": "net = load()", "two": "opt = make(net)", "three": "opt.step()", "four": PLOT}
    assert run(course, "def f(x): return net") == {"one", "two", "three"}
    tags = {"two": "always"}
    assert run({"one": "TABLE.append(3)", "two": "TOTAL = sum(TABLE)"}, "def f(x): return TOTAL", tags=tags) == {
        "one",
        "two",
    }


def test_what_needed_cells_need_is_run_wherever_they_stand() -> None:
    course = {"one": "a = load()", "two": "b = a.sum()", "three": "c = b + 1", "four": "d = 4"}
    assert run(course, "def f(x): return c * x") == {"one", "two", "three"}


def test_an_author_decides_where_the_analysis_is_wrong() -> None:
    course = {"one": PLOT, "two": "scale = 3"}
    tags = {"one": "always", "two": "experiment"}
    assert run(course, "def f(x): return scale", tags=tags) == {"one"}


def test_a_cell_of_the_course_that_a_student_has_changed_is_the_students() -> None:
    skeleton = nbformat.v4.new_notebook()
    skeleton.cells = [cell("setup", SETUP, "setup"), cell("data", "scale = 3"), cell("plot", PLOT)]
    nb = nbformat.from_dict(skeleton)
    nb.cells[2].source = "print(scale)"
    assert experiments(nb, skeleton, {}).cells == set()


# in kernels


@pytest.fixture
def course(quick: Assignment) -> Assignment:
    """Two experiments between the two exercises: one binds names, one prints."""
    path = quick.source / "basics.ipynb"
    nb = read(path)
    place = next(number for number, each in enumerate(nb.cells) if each.id == "triple-statement")
    nb.cells[place:place] = [
        nbformat.v4.new_code_cell("import pandas as pd\nthreshold = 2.0", id="binds"),
        nbformat.v4.new_code_cell("print('shown', double(np.array([21.0])))", id="prints"),
    ]
    write(nb, path)
    build_release(quick, quick.course.root / "release")
    prepare(quick)
    return quick


def shown(assignment: Assignment, name: str) -> str:
    nb = read(assignment.autograded("student01") / "basics.ipynb")
    return "".join(output.get("text", "") for each in nb.cells if each.id == name for output in each.outputs)


def test_a_graded_notebook_says_what_was_not_run_and_how_to_have_it_run(course: Assignment) -> None:
    result = hand_in(course, lambda work: None)
    assert earned(result) == (5.0, 5.0)
    assert result.notebooks[0].left_out == 2
    assert shown(course, "prints").startswith("Not run: no points depend on this cell.")
    assert f"autograder grade {course.name} --experiments" in shown(course, "prints")


def test_experiments_are_run_later_and_points_stay(course: Assignment) -> None:
    hand_in(course, lambda work: work.answer("triple", "def triple(x): return x * 0 + 0.17", earns=0))
    before = recorded(course)
    (again,) = grade_class(course, ["student01"], experiments=True)
    assert again.again == "its experiments had not been run"
    assert again.notebooks[0].left_out == 0
    assert "shown [42.]" in shown(course, "prints")
    assert (recorded(course), again.changes) == (before, [])
    (third,) = grade_class(course, ["student01"], experiments=True)
    assert not third.fresh
    (fourth,) = grade_class(course, ["student01"])  # and they are not taken away again
    assert not fourth.fresh


def test_experiments_change_no_points_where_a_second_grading_would(
    course: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(course, lambda work: None)

    def unlucky(self: object, *_: object, **__: object) -> None:
        raise KernelDied("the machine is full")

    monkeypatch.setattr(TimedEndpoint, "request", unlucky)
    (again,) = grade_class(course, ["student01"], experiments=True)
    assert earned(again) == (5.0, 5.0)
    assert "shown [42.]" in shown(course, "prints")


def test_a_name_that_is_missed_when_the_code_runs_is_put_there(course: Assignment) -> None:
    """pandas looks a name up that stands in a text, which no analysis of Python sees."""
    answer = (
        "def triple(x):\n    import pandas\n    frame = pandas.DataFrame({'x': np.ravel(np.asarray(x, dtype=float))})\n"
        "    count = len(frame.query('x > @' + 'threshold'))\n    return 3.0 * np.asarray(x, dtype=float) + 0 * count\n"
    )
    result = hand_in(course, lambda work: work.answer("triple", answer, earns=5))
    assert earned(result) == (5.0, 5.0)
    assert result.notebooks[0].left_out == 0


def test_a_name_that_is_missed_in_a_cell_is_put_there(course: Assignment) -> None:
    own = (
        "import pandas\nkept = pandas.DataFrame({'x': [1.0, 3.0]}).query('x > @' + 'threshold')\nassert len(kept) == 1"
    )
    result = hand_in(course, lambda work: work.insert("basics", "test_triple", own))
    assert result.notebooks[0].left_out == 0
    assert not [each for each in read(course.autograded("student01") / "basics.ipynb").cells if has_error(each)]


def has_error(each: Any) -> bool:
    return any(output.output_type == "error" for output in each.get("outputs", []))


def test_a_name_that_nobody_binds_is_no_reason_to_run_them(course: Assignment) -> None:
    result = hand_in(course, lambda work: work.answer("triple", "def triple(x): return tripel(x)", earns=0))
    assert exercise(result, "triple").earned == 0
    assert result.notebooks[0].left_out == 2


def test_a_course_may_have_them_run_always(course: Assignment) -> None:
    path = course.course.root / "nbgrader_config.py"
    path.write_text(path.read_text() + "\nc.Grade.experiments = True\n")
    result = hand_in(course, lambda work: None)
    assert result.notebooks[0].left_out == 0
    assert "shown [42.]" in shown(course, "prints")


# what authors are told


def alternative(assignment: Assignment) -> None:
    path = assignment.alternatives("triple") / "by_the_threshold.py"
    path.write_text('"""By a name of the course."""\n\n\ndef triple(x):\n    return (1 + threshold) * np.asarray(x)\n')


def test_check_tries_answers_with_and_without(course: Assignment) -> None:
    alternative(course)
    assert list(aside.complaints(course, "basics")) == []


def test_check_names_an_answer_that_depends_on_what_is_left_out(course: Assignment) -> None:
    alternative(course)
    path = course.source / "basics.ipynb"
    nb = read(path)
    next(each for each in nb.cells if each.id == "binds").metadata["tags"] = ["experiment"]
    write(nb, path)
    build_release(course, course.course.root / "release")
    (complaint,) = aside.complaints(course, "basics")
    assert complaint.startswith("tests/week1/triple/alternatives/by_the_threshold.py earns 5 points with the cells")
    assert complaint.endswith("and 0 without. Tag the cells that it depends on `always`.")

"""The course's own files are there when answers run, whatever a cell above has done to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from handing_in import DOUBLE, cell, code, earned, graded, hand_in, said, solved

from autograder.authoring.build import build_release
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class, prepare
from autograder.grading.course_files import CourseFiles
from autograder.guest.messages import encode_reply
from autograder.results import SubmissionResult

READS = f"assert open('data.csv').read() == 'a,b\\n1,2\\n'\n{DOUBLE}"


@pytest.fixture
def with_data(week1: Assignment) -> Assignment:
    """The assignment with a file of data beside the notebook."""
    (week1.source / "data.csv").write_text("a,b\n1,2\n")
    build_release(week1, week1.release.parent)
    prepare(week1)
    return week1


def submit(week1: Assignment, own: str, answer: str = READS) -> None:
    nb = solved(week1)
    nb.cells.insert(1, code(own))
    cell(nb, "double").source = answer
    hand_in(week1, nb)


def after(week1: Assignment, own: str, answer: str = READS) -> SubmissionResult:
    submit(week1, own, answer)
    return graded(week1)


EMPTIED = "open('data.csv', 'w').close()"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "own",
    [
        EMPTIED,
        "!true > data.csv",
        "import os\nos.remove('data.csv')",
        "import os\nos.remove('data.csv')\nos.mkdir('data.csv')",
        "import os\nos.remove('data.csv')\nos.symlink('nowhere', 'data.csv')",
        "import os\nos.remove('data.csv')\nos.chdir('/tmp')\nhere = open('data.csv', 'w')\n%cd /student/work",
        "from urllib.request import urlopen\nopen('data.csv', 'wb').write(urlopen('https://example.org').read())",
        "file = open('data.csv', 'w')\nfile.write('a,b')\nfile.flush()\n1 / 0",
    ],
)
def test_a_file_that_a_cell_has_spoilt_is_put_back(with_data: Assignment, own: str) -> None:
    result = after(with_data, own)
    assert earned(result)["double"] == 5.0
    assert "left data.csv empty, incomplete or removed. The course's own was put back." in said(result)


def test_it_is_there_for_a_call_too(with_data: Assignment) -> None:
    called = DOUBLE.replace("return", "assert open('data.csv').read()\n    return")
    assert earned(after(with_data, EMPTIED, called))["double"] == 5.0


def test_it_is_there_again_where_cells_run_once_more(with_data: Assignment) -> None:
    nb = solved(with_data)
    nb.cells.insert(1, code(EMPTIED))
    cell(nb, "double").source = "import os\nos._exit(1)"
    cell(nb, "triple").source = READS.replace("double", "triple").replace("2.0", "3.0")
    hand_in(with_data, nb)
    assert earned(graded(with_data))["triple"] == 5.0


def test_what_a_cell_has_written_there_stays(with_data: Assignment) -> None:
    own = "open('data.csv', 'w').write('a,b\\n1,2\\n3,4\\n')"
    result = after(with_data, own, READS.replace("1,2\\n", "1,2\\n3,4\\n"))
    assert earned(result)["double"] == 5.0
    assert "put back" not in said(result)


@pytest.mark.parametrize("own", ["pass", EMPTIED])
def test_looking_at_files_changes_no_draw(with_data: Assignment, own: str) -> None:
    draws = "import random\nimport numpy as np\nrandom.seed(3)\nnp.random.seed(3)\n"
    answer = "assert (random.random(), np.random.rand()) == (0.23796462709189137, 0.5507979025745755)\n"
    assert earned(after(with_data, draws + own, answer + DOUBLE))["double"] == 5.0


def test_without_the_sandbox_too(with_data: Assignment) -> None:
    submit(with_data, EMPTIED)
    (result,) = grade_class(with_data, ["student01"], unsafe=True)
    assert earned(result)["double"] == 5.0


class Lying:
    """A kernel whose code answers in place of ours."""

    alive, work = True, Path("/student/work")

    def __init__(self, value: object) -> None:
        self.value = value

    def request(self, request: bytes) -> bytes:
        return encode_reply({"status": "value", "value": self.value})


@pytest.mark.parametrize(
    "value", [None, {}, {"data.csv": "big"}, {"data.csv": np.zeros(2)}, {"data.csv": None}, {"data.csv": 1, "x": 2}]
)
def test_an_answer_that_is_none_puts_nothing_back(tmp_path: Path, value: object) -> None:
    path = tmp_path / "data.csv"
    path.write_text("a,b\n")
    kernel: Any = Lying(value)
    assert CourseFiles({"data.csv": path}).put_back(kernel, stopped=True) == []

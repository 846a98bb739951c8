"""What students really hand in: answers that stand elsewhere, cells that do not run here, written answers."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable

import nbformat
import pytest
from handing_in import (
    DOUBLE,
    TRIPLE,
    WHY,
    Change,
    cell,
    code,
    earned,
    graded,
    hand_in,
    said,
    solved,
    waits,
    without_names,
)
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.gradebook.nbgrader import generate_feedback


def into_set_up(nb: NotebookNode, _: NotebookNode) -> None:
    cell(nb, "setup").source += f"\n{DOUBLE}\n{TRIPLE}"
    nb.cells = [one for one in nb.cells if one.id not in ("double", "triple")]


def into_an_extra_cell(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    nb.cells.insert(1, code(f"import numpy as np\n{DOUBLE}"))


def to_the_end(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    nb.cells.append(code(DOUBLE))


def under_a_condition(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    nb.cells.append(code("if True:\n    def double(x):\n        return 2.0 * np.asarray(x, dtype=float)"))


def into_the_other_answer(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "triple").source = cell(blank, "triple").source
    cell(nb, "double").source = f"{DOUBLE}\n\n{TRIPLE}"


def into_the_check(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    cell(nb, "test_double").source = f"{DOUBLE}\n{cell(nb, 'test_double').source}"


def deleted_and_written_anew(nb: NotebookNode, _: NotebookNode) -> None:
    place = nb.cells.index(cell(nb, "double"))
    nb.cells[place] = code(f"%%time\n{DOUBLE}" if place < 0 else DOUBLE)


def with_a_magic(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "double").source = cell(blank, "double").source
    nb.cells.insert(2, code(f"%matplotlib inline\n!echo\n{DOUBLE}"))


@pytest.mark.parametrize(
    "change",
    [
        without_names,
        into_set_up,
        into_an_extra_cell,
        to_the_end,
        under_a_condition,
        into_the_other_answer,
        into_the_check,
        deleted_and_written_anew,
        with_a_magic,
    ],
)
def test_an_answer_counts_wherever_it_stands(week1: Assignment, change: Change) -> None:
    nb = solved(week1)
    change(nb, read(week1.release / "basics.ipynb"))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert waits(result)
    assert not result.unclear


def test_where_an_answer_was_found_is_told(week1: Assignment) -> None:
    nb = solved(week1)
    into_the_check(nb, read(week1.release / "basics.ipynb"))
    hand_in(week1, nb)
    assert "double was found in another cell of yours and counts" in said(graded(week1))


def test_a_wrong_definition_elsewhere_does_not_stand_in_for_a_right_answer(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.insert(2, code("def double(x): return x"))
    nb.cells.append(code("def double(x): return None"))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert "another cell" not in said(result)


def test_a_stub_without_a_definition_anywhere_is_a_stub(week1: Assignment) -> None:
    nb = read(week1.release / "basics.ipynb")
    nb.cells.insert(2, code("double = None\nprint('def double(x): pass')"))
    hand_in(week1, nb)
    assert earned(graded(week1)) == {"double": 0.0, "triple": 0.0, "why": 0.0}


_NO_INPUT = "asks for input, which nobody can type"
_OWN_TEXT = "The course's own text of this cell was run after it"
_WITHOUT_IT = "which is not installed here. What else stands in it was run without it"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("from google.colab import drive", _WITHOUT_IT),
        ("import seaborn as sns", _WITHOUT_IT),
        ("open('/content/data.csv')", _OWN_TEXT),
        ("import urllib.request\nurllib.request.urlopen('https://example.org')", _OWN_TEXT),
        ("import matplotlib.pyplot as plt\nplt.style.use('a style of long ago')", _OWN_TEXT),
        ("def broken(:", _OWN_TEXT),
        ("raise SystemExit", _OWN_TEXT),
        ("import os\nos._exit(3)", _OWN_TEXT),
        ("name = input('Your name: ')", _NO_INPUT),
    ],
)
def test_a_line_that_does_not_run_here_above_the_imports_costs_nothing(week1: Assignment, line: str, told: str) -> None:
    nb = solved(week1)
    cell(nb, "setup").source = f"{line}\n{cell(nb, 'setup').source}"
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert [told] == [each for each in (_OWN_TEXT, _WITHOUT_IT, _NO_INPUT) if each in said(result)]


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "lines",
    [
        "from google.colab import drive\ndrive.mount('/content')\n",
        "from google.colab import drive; drive.mount('/content');\n",
        "!pip install -q a_package\nimport a_package as own\n%matplotlib inline\nstyle = own.style()\nown.use(style)\n",
        "import google.colab\nimport seaborn as sns\nsns.set_theme()\ngoogle.colab.output.clear()\n",
        "try:\n    from google.colab import files\nexcept ValueError:\n    pass\n",
        "for kind in ('a', 'b'):\n    import a_package_of_mine.parts\n    a_package_of_mine.parts.load(kind)\n",
    ],
)
@pytest.mark.parametrize("where", ["an added cell", "the answer", "the set-up cell"])
def test_what_stands_below_an_import_that_fails_here_counts(week1: Assignment, lines: str, where: str) -> None:
    nb = solved(week1)
    if where == "the answer":
        cell(nb, "double").source = lines + DOUBLE
    else:
        cell(nb, "double").source = DOUBLE.replace("2.0", "factor")
        own = code(lines + "factor = 2.0")
        if where == "an added cell":
            nb.cells.insert(nb.cells.index(cell(nb, "double")), own)
        else:
            cell(nb, "setup").source = f"{cell(nb, 'setup').source}\n{own.source}"
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "which is not installed here. What else stands in it was run without it." in said(result)
    assert "did not get to its end" not in said(result)


def test_a_cell_whose_rest_stops_too_is_said_to_have_stopped(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "setup").source += "\nimport a_package_of_mine\n1 / 0"
    hand_in(week1, nb)
    told = said(graded(week1))
    assert "which is not installed here" in told
    assert "did not get to its end" in told


def test_an_error_that_ends_in_a_full_stop_is_told_with_one(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "setup").source += "\nraise FileNotFoundError('factors.csv not found.')"
    hand_in(week1, nb)
    assert "factors.csv not found. The course's own text" in said(graded(week1))


def test_an_answer_that_needs_a_package_that_is_not_here_says_so(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = "import a_package_of_mine as own\ndef double(x):\n    return own.double(x)\n"
    hand_in(week1, nb)
    assert earned(graded(week1)) == {"double": 0.0, "triple": 5.0, "why": 0.0}


def test_what_students_add_to_the_set_up_stays_where_it_runs(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "setup").source += "\nfactor = 2.0"
    cell(nb, "double").source = DOUBLE.replace("2.0", "factor")
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert "own text" not in said(result)


def below(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells.insert(nb.cells.index(cell(nb, "why")) + 1, nbformat.v4.new_markdown_cell(WHY))


def between_question_and_answer(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells.insert(nb.cells.index(cell(nb, "why")), nbformat.v4.new_markdown_cell(WHY))


def in_the_question(nb: NotebookNode, _: NotebookNode) -> None:
    cell(nb, "test_why").source += f"\n\n{WHY}"


def in_place_of_the_answer(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells[nb.cells.index(cell(nb, "why"))] = nbformat.v4.new_markdown_cell(WHY)


def as_code(nb: NotebookNode, _: NotebookNode) -> None:
    nb.cells.insert(nb.cells.index(cell(nb, "why")) + 1, code(f"# {WHY}"))


@pytest.mark.parametrize(
    "change", [below, between_question_and_answer, in_the_question, in_place_of_the_answer, as_code]
)
def test_a_written_answer_reaches_a_person(week1: Assignment, change: Change) -> None:
    nb = read(week1.release / "basics.ipynb")
    change(nb, nb)
    hand_in(week1, nb)
    assert waits(graded(week1))
    kept = read(week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    assert any(WHY in one.source for one in kept.cells)


def test_where_nothing_was_written_no_person_is_needed(week1: Assignment) -> None:
    nb = read(week1.release / "basics.ipynb")
    nb.cells.insert(1, nbformat.v4.new_markdown_cell("My notes on something else"))
    hand_in(week1, nb)
    assert not waits(graded(week1))


def png(width: int = 40, height: int = 20) -> str:
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"tEXt", b"note\0mine"), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()


def attached(nb: NotebookNode) -> None:
    cell(nb, "why").source = "By hand:\n\n![my scan.png](attachment:my%20scan.png)"
    cell(nb, "why").attachments = {"my scan.png": {"image/png": png()}}


def in_the_text(nb: NotebookNode) -> None:
    cell(nb, "why").source = f"By hand: ![scan](data:image/png;base64,{png()})"


def attached_to_a_cell_below(nb: NotebookNode) -> None:
    below = nbformat.v4.new_markdown_cell(
        "![scan](attachment:scan.png)", attachments={"scan.png": {"image/png": png()}}
    )
    nb.cells.insert(nb.cells.index(cell(nb, "why")) + 1, below)


@pytest.mark.parametrize("put", [attached, in_the_text, attached_to_a_cell_below])
def test_a_picture_of_an_answer_is_shown_to_whoever_grades_and_on_the_page(
    week1: Assignment, put: Callable[[NotebookNode], None]
) -> None:
    nb = read(week1.release / "basics.ipynb")
    put(nb)
    hand_in(week1, nb)
    assert waits(graded(week1))
    kept = read(week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    shown = [out.data["image/png"] for one in kept.cells if one.id.endswith("-pictures") for out in one.outputs]
    assert len(shown) == 1
    assert b"tEXt" not in base64.b64decode(shown[0])
    assert not any("attachments" in one for one in kept.cells)
    generate_feedback(week1, "student01")
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert f'src="data:image/png;base64,{shown[0]}"' in page


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/svg+xml", "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4="),
        ("image/png", "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4="),
        ("text/html", "PHNjcmlwdD48L3NjcmlwdD4="),
        ("image/png", png(30_000, 1)),
        ("image/png", "not base64"),
    ],
)
def test_what_is_no_picture_is_left_out_in_words(week1: Assignment, kind: str, data: str) -> None:
    nb = read(week1.release / "basics.ipynb")
    cell(nb, "why").source = "Mine: ![it](attachment:it) and ![that](attachment:missing)"
    cell(nb, "why").attachments = {"it": {kind: data}}
    hand_in(week1, nb)
    assert waits(graded(week1))
    text = (week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb").read_text()
    assert "(it: cannot be shown." in text
    assert data not in text


@pytest.mark.parametrize(
    ("text", "look_at"),
    [
        ("double = b", "b, to which no cell of this notebook gives a value: is it misspelt, or not imported?"),
        ("double = last", "whether the notebook runs from top to bottom"),
        ("def double(x)\n    return 2 * x", "expected ':' (line 1)"),
    ],
)
def test_why_an_answer_cell_stops_is_told(week1: Assignment, text: str, look_at: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = text
    nb.cells.append(code("for last in (abs,):\n    pass"))
    hand_in(week1, nb)
    (found,) = (entry for entry in graded(week1).notebooks[0].exercises if entry.exercise == "double")
    assert any(look_at in f"{outcome.got} {outcome.look_at}" for outcome in found.outcomes)


@pytest.mark.parametrize(
    "line", ["%reset -f", "get_ipython().run_line_magic('reset', '-sf')", "%reset_selective -f double"]
)
def test_a_habit_of_clearing_all_names_costs_nothing(week1: Assignment, line: str) -> None:
    nb = solved(week1)
    nb.cells.insert(nb.cells.index(cell(nb, "test_double")), code(line))
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0

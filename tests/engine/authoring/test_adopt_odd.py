"""Odd notebooks and files of another course: each is a row or a sentence, and costs no other notebook anything."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from nbformat import NotebookNode
from nbgrader_course import grade, points
from otter_notebooks import cell, notebook, question, raw, rows, sources, taken

from autograder.authoring import adopt
from autograder.authoring.build import build_release
from autograder.authoring.check.adopted import complaints
from autograder.authoring.otter.points import shares
from autograder.course.layout import Course
from autograder.course.notebooks import read
from autograder.judging.answer_key import AnswerKey

DEEP = "-" * 20_000 + "1"


def _master(
    settings: str = "name: q1\npoints: 1", first: str = "", test: tuple[str, str] = ("x == 1", "True")
) -> list[NotebookNode]:
    config = raw(f"# ASSIGNMENT CONFIG\n{first}") if first else []
    return [*config, *question(settings, [cell("code", "x = 1 # SOLUTION")], [cell("code", *test)])]


def _folder(tmp_path: Path, cells: list[NotebookNode]) -> Path:
    """A folder with a notebook, and another that is as all are."""
    notebook(_master("name: good\npoints: 1"), tmp_path / "hw" / "other.ipynb")
    return notebook(cells, tmp_path / "hw" / "nb.ipynb")


@pytest.mark.parametrize(
    ("first", "place"),
    [
        ("due: 2021-02-30", "ASSIGNMENT CONFIG"),
        ("a: " + "[" * 2000 + "]" * 2000, "ASSIGNMENT CONFIG"),
        ("a: !!timestamp x", "ASSIGNMENT CONFIG"),
        ('config_file: "a\\0b"', "config_file"),
        ("config_file: " + "a" * 300, "config_file"),
        (f"files: [{'a' * 300}]", "files"),
        ('files: ["a\\0b"]', "files"),
        ("files: [/etc/passwd]", "files"),
    ],
)
def test_settings_that_cannot_be_followed_are_named(first: str, place: str, tmp_path: Path) -> None:
    found = {row.cell: row.judged for row in rows(_folder(tmp_path, _master(first=first)))}
    assert found == {"test_q1": "outside", "test_good": "outside", place: "by hand"}


@pytest.mark.parametrize(
    "given", ["{each: abc}", "{each: .nan}", "[abc]", "[[1]]", "abc", ".nan", ".inf", "true", "-3", "'2'"]
)
def test_points_that_are_no_number_are_named(given: str, tmp_path: Path) -> None:
    found = {row.cell: row for row in rows(_folder(tmp_path, _master(f"name: q1\npoints: {given}")))}
    assert (found["test_q1"].points, found["test_q1"].judged) == (1, "outside")
    assert "`points:" in found["test_q1"].why
    assert found["test_good"].why == ""


def test_the_shares_of_a_list_with_something_else() -> None:
    assert shares([1, "a"], [None, None])[0] == [1, 0]
    assert shares([1, "a"], [None])[0] == [1]
    assert shares([1, 2.5], [None, None]) == ([1, 2.5], "")
    assert shares([1, None], [None, None]) == ([1, 0], "")


def test_points_of_a_written_answer_and_of_one_test_are_named(tmp_path: Path) -> None:
    test = '""" # BEGIN TEST CONFIG\npoints: true\n""" # END TEST CONFIG\nx == 1'
    cells = [
        *question("name: q2\nmanual: true\npoints: .inf", [cell("text", "**SOLUTION**: so")]),
        *_master(test=(test, "True")),
    ]
    found = {row.cell: row for row in rows(notebook(cells, tmp_path / "hw" / "nb.ipynb"))}
    assert (found["q2"].points, found["test_q1"].points) == (1, 1)
    assert "inf" in found["q2"].why
    assert "True" in found["test_q1"].why


@pytest.mark.parametrize("given", ["abc", [1], float("nan"), float("inf"), True, -1.0])
def test_points_of_nbgraders_that_are_no_number_are_named(given: object, tmp_path: Path) -> None:
    (row,) = rows(notebook([_graded("t", points=given)], tmp_path / "hw" / "nb.ipynb"))
    assert (row.cell, row.points, row.judged) == ("t", 0, "not yet")
    assert repr(given) in row.why


@pytest.mark.parametrize("name", [{"a": 1}, 5, None, ""])
def test_a_graded_cell_without_a_name_is_named(name: object, tmp_path: Path) -> None:
    folder = notebook([_graded(name), _graded("t")], tmp_path / "old" / "hw" / "nb.ipynb")
    assert [(row.cell, row.judged) for row in rows(folder)] == [("?", "not yet"), ("t", "in kernel")]
    (tmp_path / "source").mkdir()
    (target,) = adopt.take(Course(tmp_path), adopt.look(folder))
    assert [cell.metadata.get("tags") for cell in read(target / "nb.ipynb").cells] == [None, ["in-kernel"]]


def _graded(name: object, **more: object) -> NotebookNode:
    made = cell("code", "%time assert True")
    meta = {"grade": True, "locked": True, "solution": False, "task": False, "points": 1, "schema_version": 3}
    made.metadata["nbgrader"] = {**meta, "grade_id": name, **more}
    return made


def test_long_names_are_shortened_and_stay_apart(tmp_path: Path) -> None:
    cells = [each for end in "ab" for each in _master(f"name: {'q' * 100}{end}")]
    assignment = taken(notebook(cells, tmp_path / "old" / "hw" / "nb.ipynb"), tmp_path / "course")
    found = list(sources(read(assignment.source / "nb.ipynb")))
    assert len(set(found)) == len(found) == 4
    assert points(grade(assignment, "nb", dict.fromkeys(found[::2], "x = 1"))) == dict.fromkeys(found[::2], 1)


def test_a_question_called_like_the_cell_for_tests(tmp_path: Path) -> None:
    folder = notebook(_master("name: for-tests", test=("x", "1")), tmp_path / "hw" / "nb.ipynb")
    (found,) = adopt.look(folder)
    assert list(sources(found.otter.notebooks["nb"])) == ["for-tests-2", "for-tests", "test_for-tests-2"]


def test_a_question_called_like_the_graded_cell_of_another(tmp_path: Path) -> None:
    folder = notebook(
        [*_master("name: q1\npoints: 1"), *_master("name: test_q1\npoints: 1")], tmp_path / "hw" / "nb.ipynb"
    )
    (found,) = adopt.look(folder)
    assert list(sources(found.otter.notebooks["nb"])) == ["q1", "test_q1", "q1-2", "test_q1-2"]


@pytest.mark.parametrize("source", [DEEP, "(" * 300 + ")" * 300])
def test_code_that_is_nested_too_deep_costs_no_other_notebook(source: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, _master(test=(source, "1")))
    (found,) = adopt.look(folder)
    told = {row.notebook: row for row in found.rows}
    assert told["other"].judged == "outside"
    assert told["nb"].judged in ("not yet", "in kernel")
    graded = notebook([_graded("t")], tmp_path / "hw3" / "b.ipynb")
    deep = _graded("t")
    deep.source = DEEP
    notebook([deep], graded / "a.ipynb")
    (found,) = adopt.look(graded)
    assert [(row.notebook, row.judged) for row in found.rows] == [("a", "not yet"), ("b", "in kernel")]
    assert [path.name for path in found.files] == ["b.ipynb"]


def test_what_a_mistake_of_ours_raises_is_named_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise KeyError("cells")

    folder = _folder(tmp_path, [cell("code", "x = ..."), cell("code", 'grader.check("q1")')])
    (folder / "key.txt").write_text("secret")
    monkeypatch.setattr("autograder.authoring.otter.folder.Generated.convert", failing)
    (found,) = adopt.look(folder)
    told = {row.notebook: row for row in found.rows if row.cell != "other files"}
    assert (told["nb"].judged, told["other"].judged) == ("not yet", "outside")
    assert "KeyError: 'cells'" in told["nb"].why
    assert [path.name for path in found.files] == ["other.ipynb"]


def test_half_a_surrogate_pair_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, [*_master(), cell("text", "HERE")])
    (folder / "nb.ipynb").write_text((folder / "nb.ipynb").read_text().replace("HERE", "\\ud800"))
    assert {row.notebook: row.judged for row in rows(folder)} == {"nb": "not yet", "other": "outside"}


@pytest.mark.parametrize("kind", ["folder", "link", "latin-1", "deep"])
def test_a_file_of_tests_that_cannot_be_read_is_named(kind: str, tmp_path: Path) -> None:
    cells = [cell("code", "x = ..."), cell("code", 'grader.check("q1")\ngrader.check("q2")')]
    folder = notebook(cells, tmp_path / "hw" / "nb.ipynb")
    path = folder / "tests" / "q1.py"
    path.parent.mkdir()
    test = 'test = {"suites": [{"cases": [{"code": ">>> x\\n1"}]}]}'
    (folder / "tests" / "q2.py").write_text(test)
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("nowhere")
    else:
        path.write_bytes(f"{test}\ny = {DEEP if kind == 'deep' else chr(233)!r}".replace("'", "").encode("latin-1"))
    found = {row.cell: row for row in rows(folder)}
    assert {name: row.judged for name, row in found.items()} == {"q1": "not yet", "test_q2": "outside"}


@pytest.mark.parametrize("wanted", ["np.float64(1.0)", "1.0"])
def test_what_is_printed_before_a_number_of_numpys(wanted: str, tmp_path: Path) -> None:
    solution = cell("code", "import numpy as np\narr = np.arange(3) # SOLUTION")
    printed = f"[0 1 2]\n{[np.float64(2.0)]}\n"
    test = cell("code", "print(arr)\nprint([arr[2] * 1.0])\narr.mean()", wanted, printed=printed)
    folder = notebook(question("name: q1\npoints: 1", [solution], [test]), tmp_path / "old" / "hw" / "nb.ipynb")
    assignment = taken(folder, tmp_path / "course")
    assert list(complaints(AnswerKey.load(assignment, "nb"), lambda _: None)) == []
    path = assignment.source / "nb.ipynb"
    path.write_text(path.read_text().replace("np.arange(3)", "np.arange(4)"))
    build_release(assignment, assignment.release.parent)
    (told,) = complaints(AnswerKey.load(assignment, "nb"), lambda _: None)
    assert "(got printed '[0 1 2 3]" in told
    assert "wanted ;" not in told

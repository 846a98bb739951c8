"""Notebooks: one canonical form, submissions read whatever happened to the file, and rebuilt from the release."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course.notebooks import canonical, cell_of, exercises, grade_id, read, write
from autograder.errors import CourseError, SubmissionError
from autograder.submissions import parsing
from autograder.submissions.files import read_bytes
from autograder.submissions.parsing import parse_submission
from autograder.submissions.rebuilding import Rebuilding

CELL = {"cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": [], "source": "x = 1"}
NOTEBOOK: dict[str, Any] = {"cells": [CELL], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}

# ---------------------------------------------------------------------------------------------- the course's own files


def test_a_notebook_is_written_sorted_indented_by_one_and_without_outputs(tmp_path: Path) -> None:
    nb = nbformat.from_dict(NOTEBOOK)
    nb.cells[0].outputs = [nbformat.v4.new_output("stream", text="1")]
    nb.cells[0].execution_count = 3
    nb.cells[0].metadata.execution = {"iopub.execute_input": "2026"}
    write(nb, tmp_path / "new" / "basics.ipynb")
    assert (tmp_path / "new" / "basics.ipynb").read_text() == json.dumps(
        {**NOTEBOOK, "cells": [{**CELL, "source": ["x = 1"]}]}, indent=1, sort_keys=True
    ) + "\n"


def test_writing_leaves_the_notebook_in_memory_alone(tmp_path: Path) -> None:
    nb = nbformat.from_dict({**NOTEBOOK, "cells": [{**CELL, "execution_count": 3}]})
    write(nb, tmp_path / "basics.ipynb")
    assert nb.cells[0].execution_count == 3


def test_the_canonical_form_of_a_written_notebook_is_its_text(template: Path) -> None:
    path = template / "source" / "week1" / "basics.ipynb"
    assert canonical(read(path)) == path.read_text()


def test_a_missing_notebook_of_the_course_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"basics\.ipynb is missing\. Run `autograder build`"):
        read(tmp_path / "basics.ipynb")


def test_a_broken_notebook_of_the_course_says_how_to_get_it_back(tmp_path: Path) -> None:
    (tmp_path / "basics.ipynb").write_text("{}")
    with pytest.raises(CourseError, match=r"is not a valid notebook: .*Restore it from version control"):
        read(tmp_path / "basics.ipynb")


def test_exercises_come_in_order_with_points_and_kind(template: Path) -> None:
    found = exercises(read(template / "release" / "week1" / "basics.ipynb"))
    assert [(one.name, one.points, one.written) for one in found] == [
        ("double", 5.0, False),
        ("triple", 5.0, False),
        ("why", 2.0, True),
    ]


# ---------------------------------------------------------------------------------------------- what students hand in


def read_submission(path: Path) -> NotebookNode:
    return parse_submission(read_bytes(path, parsing.MAX_SUBMISSION), path.name)


@pytest.fixture
def submit(tmp_path: Path) -> Callable[[bytes | str | dict[str, Any]], NotebookNode]:
    """Reads a submitted file of this content."""

    def read_it(content: bytes | str | dict[str, Any]) -> NotebookNode:
        if isinstance(content, dict):
            content = json.dumps(content)
        (tmp_path / "basics.ipynb").write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_submission(tmp_path / "basics.ipynb")

    return read_it


GOOD = json.dumps(NOTEBOOK)
NO_CELLS = "basics.ipynb is JSON but no notebook: it has no list of cells. Submit the notebook again."
DAMAGED = (
    "basics.ipynb is damaged: it stops being JSON at line {}, column {}. "
    "JupyterLab cannot open it either: submit an earlier copy that it opens, or put your answers into the notebook as "
    "it was released."
)
UNREADABLE = {
    "empty": ("", "basics.ipynb is empty. Submit the notebook again."),
    "blank": (" \n ", DAMAGED.format(2, 2)),
    "truncated": (GOOD[:50], DAMAGED.format(1, 51)),
    "twice in one file": (GOOD + GOOD, DAMAGED.format(1, len(GOOD) + 1)),
    "no JSON": ("<html></html>", DAMAGED.format(1, 1)),
    "two versions that git could not merge": (
        "<<<<<<< HEAD\n" + GOOD + "\n=======\n" + GOOD + "\n>>>>>>> mine\n",
        "basics.ipynb is damaged: it stops being JSON at line 1, column 1, and has the marks that git leaves where two "
        "versions differ (<<<<<<<, >>>>>>>). Choose one version (`git checkout --ours FILE` or `--theirs`), look "
        "whether JupyterLab opens it, and submit that.",
    ),
    "only zeros": ("\0" * 100, DAMAGED.format(1, 1)),
    "a zip file": (b"PK\x03\x04\xff", "basics.ipynb is not a text file (byte 4). Submit the notebook itself."),
    "Latin-1": (
        '["é"]'.encode("latin-1"),
        "basics.ipynb is not a text file (byte 2). Submit the notebook itself.",
    ),
    "nested without end": (
        "[" * 100_000,
        "basics.ipynb is damaged: its JSON is nested without end. Submit the notebook again.",
    ),
    "a number without end": (
        GOOD.replace("null", "1" * 5000),
        "basics.ipynb is damaged: it holds a number without end. Submit the notebook again.",
    ),
    "a list": ("[]", NO_CELLS),
    "a number": ("3", NO_CELLS),
    "null": ("null", NO_CELLS),
    "an empty object": ("{}", NO_CELLS),
    "cells that are no list": ({**NOTEBOOK, "cells": {"0": CELL}}, NO_CELLS),
    "worksheets that are no list": ({"nbformat": 3, "worksheets": {}}, NO_CELLS),
    "worksheets of something else": (
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [1]},
        "basics.ipynb cannot be read as a notebook (TypeError). Submit it again.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_file_has_its_sentence(submit: Any, content: Any, sentence: str) -> None:
    with pytest.raises(SubmissionError) as caught:
        submit(content)
    assert str(caught.value) == sentence


def test_a_file_that_is_too_large_has_its_sentence(submit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_SUBMISSION", 2**20)
    with pytest.raises(SubmissionError) as caught:
        submit(" " * 3 * 2**20)
    assert str(caught.value) == (
        "basics.ipynb has 3 MB; at most 1 MB are read. "
        "Clear its outputs (Kernel, Restart and Clear Outputs) and submit it again."
    )


OLD = {
    "metadata": {"name": ""},
    "nbformat": 3,
    "nbformat_minor": 0,
    "worksheets": [
        {
            "cells": [
                {
                    "cell_type": "code",
                    "collapsed": False,
                    "input": ["x = 1"],
                    "language": "python",
                    "metadata": {},
                    "outputs": [],
                }
            ],
            "metadata": {},
        }
    ],
}
READABLE = {
    "as it should be": NOTEBOOK,
    "a byte-order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "Windows line ends": json.dumps(NOTEBOOK, indent=1).replace("\n", "\r\n"),
    "format 3": OLD,
    "format 5": {**NOTEBOOK, "nbformat": 5},
    "format 4.99": {**NOTEBOOK, "nbformat_minor": 99},
    "format 3 with the cells of format 4": {**NOTEBOOK, "nbformat": 3},
    "a format that is no number": {**NOTEBOOK, "nbformat": ["4"]},
    "no format": {"cells": [CELL]},
    "metadata that are a list": {**NOTEBOOK, "metadata": [1]},
    "not a number among the numbers": GOOD.replace("null", "NaN"),
    "cells that are no cells": {**NOTEBOOK, "cells": [1, None, [], "x", {}, CELL]},
    "a cell of unknown type": {**NOTEBOOK, "cells": [{**CELL, "cell_type": "game"}, CELL]},
    "a cell whose type is a list": {**NOTEBOOK, "cells": [{**CELL, "cell_type": ["code"]}, CELL]},
    "a cell without a type": {**NOTEBOOK, "cells": [{"source": "x = 1"}, CELL]},
    "a cell whose source is a number": {**NOTEBOOK, "cells": [{**CELL, "source": 1}, CELL]},
    "a cell whose source is a list of lines": {**NOTEBOOK, "cells": [{**CELL, "source": ["x ", "= ", 1]}]},
    "outputs that are no outputs": {**NOTEBOOK, "cells": [{**CELL, "outputs": {"a": [1]}}]},
    "cell metadata that are a number": {**NOTEBOOK, "cells": [{**CELL, "metadata": 3}]},
    "nbgrader metadata that are a list": {**NOTEBOOK, "cells": [{**CELL, "metadata": {"nbgrader": [1]}}]},
    "a grade id that is a number": {**NOTEBOOK, "cells": [{**CELL, "metadata": {"nbgrader": {"grade_id": 1}}}]},
    "no cell id, as before format 4.5": {**NOTEBOOK, "cells": [{k: v for k, v in CELL.items() if k != "id"}]},
    "a cell id that is no identifier": {**NOTEBOOK, "cells": [{**CELL, "id": "a b"}]},
    "a cell id that is a list": {**NOTEBOOK, "cells": [{**CELL, "id": [1]}]},
}


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE.keys())
def test_a_file_that_has_cells_is_read(submit: Any, content: Any) -> None:
    cells = submit(content).cells
    assert [(cell.cell_type, cell.source, cell.metadata) for cell in cells] == [("code", "x = 1", {})]


def test_cells_of_one_id_keep_it(submit: Any) -> None:
    assert [one.id for one in submit({**NOTEBOOK, "cells": [CELL, CELL]}).cells] == ["a", "a"]


def test_half_a_surrogate_pair_is_replaced(submit: Any) -> None:
    nb = submit({**NOTEBOOK, "cells": [{**CELL, "source": "x = '\ud800'"}]})
    assert nb.cells[0].source == "x = '?'"


def test_nothing_but_text_type_and_identifiers_is_taken_from_a_cell(submit: Any) -> None:
    metadata = {"nbgrader": {"grade_id": "double", "points": 100, "locked": False}, "tags": ["skip-execution"]}
    outputs = [{"output_type": "stream", "name": "stdout", "text": "5.0"}]
    nb = submit({**NOTEBOOK, "cells": [{**CELL, "metadata": metadata, "outputs": outputs, "execution_count": 7}]})
    assert nb.cells == [{**CELL, "metadata": {"nbgrader": {"grade_id": "double"}}}]


# ---------------------------------------------------------------------------------------------- rebuilt submissions


@pytest.fixture
def skeleton(template: Path) -> NotebookNode:
    return read(template / "release" / "week1" / "basics.ipynb")


@pytest.fixture
def submitted(template: Path) -> NotebookNode:
    """The release with an answer to every exercise, as it is read from a file."""
    nb = read_submission(template / "release" / "week1" / "basics.ipynb")
    for name in ("double", "triple", "why"):
        cell(nb, name).source = f"answer to {name}"
    return nb


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    found = cell_of(nb, name)
    assert found is not None
    return found


def extra(source: str, kind: str = "code") -> NotebookNode:
    return getattr(nbformat.v4, f"new_{kind}_cell")(source, id="mine")


def sources(nb: NotebookNode) -> list[str]:
    return [cell.source for cell in nb.cells]


def test_an_undamaged_submission_is_the_release_with_its_answers(submitted: Any, skeleton: Any) -> None:
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert sources(rebuilt) == sources(submitted)
    assert [one.metadata for one in rebuilt.cells] == [one.metadata for one in skeleton.cells]
    assert notes == []


def test_rebuilding_leaves_the_release_alone(submitted: Any, skeleton: Any) -> None:
    before = canonical(skeleton)
    Rebuilding(skeleton).of(submitted)
    assert canonical(skeleton) == before


def test_the_rebuilt_notebook_is_valid(submitted: Any, skeleton: Any) -> None:
    submitted.cells += [extra("1"), extra("2"), *map(nbformat.from_dict, submitted.cells)]
    cell(submitted, "double").source = "another answer"
    nb, _ = Rebuilding(skeleton).of(submitted)
    nbformat.validate(nb, relax_add_props=False)
    assert len({one.id for one in nb.cells}) == len(nb.cells)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("double", "The cell double was missing."),
        ("test_double", "The cell test_double was missing and was put back."),
        ("test_why", "The cell test_why was missing and was put back."),
    ],
)
def test_a_deleted_cell_is_put_back_as_it_was_released(submitted: Any, skeleton: Any, name: str, note: str) -> None:
    submitted.cells.remove(cell(submitted, name))
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert cell(rebuilt, name) == cell(skeleton, name)
    assert notes == [note]


def test_of_two_copies_of_an_answer_the_last_counts_and_the_first_runs_before(submitted: Any, skeleton: Any) -> None:
    place = submitted.cells.index(cell(submitted, "double"))
    submitted.cells.insert(place + 1, nbformat.from_dict(submitted.cells[place]))
    submitted.cells[place + 1].source = "second answer"
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert cell(rebuilt, "double").source == "second answer"
    assert sources(rebuilt)[place : place + 2] == ["answer to double", "second answer"]
    assert notes == ["The cell double was there more than once; the last copy counts."]


def test_a_copy_that_is_still_the_stub_does_not_count(submitted: Any, skeleton: Any) -> None:
    submitted.cells.append(nbformat.from_dict(cell(skeleton, "double")))
    assert cell(Rebuilding(skeleton).of(submitted)[0], "double").source == "answer to double"


def test_a_copied_graded_cell_is_there_once(submitted: Any, skeleton: Any) -> None:
    submitted.cells.append(nbformat.from_dict(cell(submitted, "test_double")))
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert [grade_id(one) for one in rebuilt.cells].count("test_double") == 1
    assert notes == ["The cell test_double was there more than once."]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_an_answer_that_became_text_is_read_as_code(submitted: Any, skeleton: Any, kind: str) -> None:
    cell(submitted, "double").cell_type = kind
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert (cell(rebuilt, "double").cell_type, cell(rebuilt, "double").source) == ("code", "answer to double")
    assert notes == [f"The cell double had become a {kind} cell; it was read as code."]


def test_a_graded_cell_that_became_text_is_code_again(submitted: Any, skeleton: Any) -> None:
    cell(submitted, "test_double").cell_type = "markdown"
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert cell(rebuilt, "test_double") == cell(skeleton, "test_double")
    assert notes == ["The cell test_double had become a markdown cell; it was read as code."]


def test_cells_that_lost_their_metadata_are_known_by_their_ids(submitted: Any, skeleton: Any) -> None:
    for one in submitted.cells:
        one.metadata = {}
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert sources(rebuilt) == sources(submitted)
    assert [one.metadata for one in rebuilt.cells] == [one.metadata for one in skeleton.cells]
    assert notes == []


def test_cells_that_lost_their_ids_are_known_by_their_grade_ids(submitted: Any, skeleton: Any) -> None:
    for one in submitted.cells:
        one.id = ""
    rebuilt, _ = Rebuilding(skeleton).of(submitted)
    assert [cell(rebuilt, name).source for name in ("double", "why")] == ["answer to double", "answer to why"]


def test_ids_that_are_there_twice_confuse_nothing(submitted: Any, skeleton: Any) -> None:
    for one in submitted.cells:
        one.id = "double"
    rebuilt, _ = Rebuilding(skeleton).of(submitted)
    assert [cell(rebuilt, name).source for name in ("triple", "why")] == ["answer to triple", "answer to why"]


def test_reordered_cells_are_put_in_the_order_of_the_release(submitted: Any, skeleton: Any) -> None:
    in_order = sources(submitted)
    submitted.cells.reverse()
    rebuilt, _ = Rebuilding(skeleton).of(submitted)
    assert sources(rebuilt) == in_order


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
@pytest.mark.parametrize("place", [0, 4, -1])
def test_an_extra_cell_stays_where_it_was(submitted: Any, skeleton: Any, kind: str, place: int) -> None:
    submitted.cells.insert(place % (len(submitted.cells) + 1), extra("mine", kind))
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert [(one.cell_type, one.source) for one in rebuilt.cells] == [
        (one.cell_type, one.source) for one in submitted.cells
    ]
    assert notes == []


def test_extra_cells_stay_in_their_order(submitted: Any, skeleton: Any) -> None:
    submitted.cells[3:3] = [extra("first"), extra("second"), extra("third")]
    rebuilt, _ = Rebuilding(skeleton).of(submitted)
    assert sources(rebuilt) == sources(submitted)


def test_a_cell_of_another_notebook_is_an_extra_cell(submitted: Any, skeleton: Any) -> None:
    stray = nbformat.v4.new_code_cell("stray", metadata={"nbgrader": {"grade_id": "test_quadruple"}})
    submitted.cells.append(stray)
    rebuilt, _ = Rebuilding(skeleton).of(submitted)
    assert (rebuilt.cells[-1].source, rebuilt.cells[-1].metadata) == ("stray", {})


@pytest.mark.parametrize("name", ["setup", "title", "double-statement"])
def test_the_students_text_of_a_cell_that_is_not_graded_is_kept(submitted: Any, skeleton: Any, name: str) -> None:
    cell(submitted, name).source = "edited"
    assert cell(Rebuilding(skeleton).of(submitted)[0], name).source == "edited"


def test_a_deleted_setup_cell_is_put_back(submitted: Any, skeleton: Any) -> None:
    submitted.cells.remove(cell(submitted, "setup"))
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert cell(rebuilt, "setup") == cell(skeleton, "setup")
    assert notes == []


def test_the_edited_text_of_a_graded_cell_is_without_effect(submitted: Any, skeleton: Any) -> None:
    cell(submitted, "test_double").source = "5.0"
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    assert cell(rebuilt, "test_double") == cell(skeleton, "test_double")
    assert notes == []


def test_text_in_a_question_is_kept_below_the_question_as_it_was(submitted: Any, skeleton: Any) -> None:
    question = cell(submitted, "test_why")
    question.source += "\n\nMy answer."
    del question.metadata["nbgrader"]["as_released"]  # by its checksum, which is not that of this text
    rebuilt, notes = Rebuilding(skeleton).of(submitted)
    place = rebuilt.cells.index(cell(rebuilt, "test_why"))
    assert rebuilt.cells[place] == cell(skeleton, "test_why")
    assert rebuilt.cells[place + 1].source == "My answer."
    assert notes == ["Text in the question of why was kept: it stands in a cell below the question."]


def test_tags_and_outputs_of_a_submission_are_without_effect(template: Path, tmp_path: Path, skeleton: Any) -> None:
    nb = read(template / "release" / "week1" / "basics.ipynb")
    graded = cell(nb, "test_double")
    graded.metadata.tags = ["skip-execution"]
    graded.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "5.0"}, execution_count=1)]
    (tmp_path / "basics.ipynb").write_text(canonical(nb))
    rebuilt, _ = Rebuilding(skeleton).of(read_submission(tmp_path / "basics.ipynb"))
    assert cell(rebuilt, "test_double") == cell(skeleton, "test_double")


def test_an_empty_notebook_is_the_release_with_a_note_on_each_cell(skeleton: Any) -> None:
    rebuilt, notes = Rebuilding(skeleton).of(nbformat.v4.new_notebook())
    assert canonical(rebuilt) == canonical(skeleton)
    assert [note.partition(":")[0] for note in notes] == [
        f"Your file does not have the exercise {name}" for name in ("double", "triple", "why")
    ]


def test_a_folder_or_a_pipe_is_no_submission(tmp_path: Path) -> None:
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name in ("folder.ipynb", "pipe.ipynb", "missing.ipynb"):
        with pytest.raises(SubmissionError, match="is not a file"):
            read_submission(tmp_path / name)

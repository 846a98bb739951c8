"""What students wrote and put out, as it reaches those who open it: shown, and unable to do anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import determine_grade
from showing import Seen, formgrader, png

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read
from autograder.grading.batch import grade_class
from autograder.results import RESULT
from autograder.sanitize import notebook
from autograder.sanitize.notebook import make_safe

RUN = "document.title = 'ran'"


def made_safe(*cells: NotebookNode, skeleton: NotebookNode | None = None) -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.cells = list(cells)
    make_safe(nb, skeleton or nbformat.v4.new_notebook())
    nbformat.validate(nb, relax_add_props=False)
    return nb


def output(kind: str = "display_data", **fields: Any) -> NotebookNode:
    more = {"execution_count": None} if kind == "execute_result" else {}
    defaults = {"metadata": {}, **more} if kind in ("display_data", "execute_result") else {}
    return nbformat.from_dict({"output_type": kind, **defaults, **fields})


def outputs_of(*outputs: Any) -> list[NotebookNode]:
    cell = nbformat.v4.new_code_cell("x", id="mine")
    cell.outputs = list(outputs)
    return made_safe(cell).cells[0].outputs


def shown(data: dict[str, Any], **metadata: Any) -> NotebookNode:
    return outputs_of(output(data=data, metadata=metadata))[0]


# ---------------------------------------------------------------------------------------------- outputs


@pytest.mark.parametrize(
    "kind", ["application/javascript", "image/svg+xml", "text/vnd.mermaid", "application/vnd.x+json"]
)
def test_what_runs_is_left_out_and_said(kind: str) -> None:
    text = shown({kind: RUN, "text/plain": "a"}).data["text/plain"]
    assert text == (
        f"a\n[left out: {kind}. Outputs are shown as text, as tables and simple HTML, and as PNG or JPEG pictures.]"
    )


@pytest.mark.parametrize("kind", ["text/latex", "text/markdown"])
def test_formulas_and_markdown_are_shown_as_they_were_written(kind: str) -> None:
    safe = shown({kind: "$x^2$<script>", "text/plain": "<IPython.core.display.Math object>"})
    assert list(safe.data) == ["text/plain"]
    assert safe.data["text/plain"].startswith("$x^2$<script>\n[left out")


def test_a_plot_stays_and_nothing_is_said_of_its_other_form() -> None:
    safe = shown({"image/png": png(), "image/svg+xml": "<svg/>", "text/plain": "<Figure>"})
    assert safe.data == {"image/png": png(), "text/plain": "<Figure>"}


def test_of_an_outputs_metadata_only_the_size_of_a_picture_stays() -> None:
    given = {"width": 10, "height": "1 onerror=x", "unconfined": True}
    safe = shown({"image/png": png()}, **{"image/png": given, "filenames": {"image/png": "http://example.org"}})
    assert safe.metadata == {"image/png": {"width": 10}}


def test_a_traceback_keeps_its_colours_and_loses_the_rest() -> None:
    (safe,) = outputs_of(
        output("error", ename="E\x1b[2J", evalue="\u202ev", traceback=["\x1b[31ma\x1b[2J", "\x1b[38mb"])
    )
    assert (safe.ename, safe.evalue, safe.traceback) == ("E", "v", ["\x1b[31ma", "b"])


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"output_type": "stream"},
        {"output_type": "display_data", "data": 5, "metadata": 3},
        {"output_type": "display_data", "data": {"text/html": [1, None], "image/png": {}}, "metadata": [1]},
        {"output_type": "error", "ename": 1, "evalue": [], "traceback": [{}]},
        {"output_type": "execute_result", "data": {}, "execution_count": "1"},
        {"output_type": "pyout", "data": {"text/plain": "a"}},
        {"output_type": ["stream"]},
        "text",
        None,
    ],
)
def test_a_forged_output_is_no_problem(junk: Any) -> None:
    assert len(outputs_of(nbformat.from_dict(junk) if isinstance(junk, dict) else junk)) == 1


def test_too_many_outputs_are_cut_with_a_sentence() -> None:
    found = outputs_of(*[output("stream", name="stdout", text="a")] * 150)
    assert len(found) == notebook.MAX_OUTPUTS + 1
    assert found[-1].text == "[50 more outputs are left out: there were too many, or too long ones.]\n"


def test_twenty_megabytes_of_hostile_output_are_cut() -> None:
    flood = [
        output("stream", name="stdout", text="\x1b[31m" * 2**20),
        output("stream", name="stderr", text="\x1b]" * 2**21),
        output(data={"text/html": "<div>" * 2**19}),
        *[output(data={"text/html": "<p><b a=1></p>" * 2**14})] * 20,
        output("error", ename="E" * 2**20, evalue="v" * 2**20, traceback=["t" * 100] * 2**14),
        output(data={"image/png": "A" * 2**22, "text/plain": "p" * 2**20}),
    ]
    assert len(json.dumps(outputs_of(*flood))) < 2**21


def test_a_notebook_has_room_for_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        notebook._Room,
        "__init__",
        lambda room: room.__dict__.update(notebook=1000, sources=1000, html=1000, markdown=1000, cell=1000),
    )
    cells = [nbformat.v4.new_code_cell("x" * 600, id=f"c{i}") for i in range(9)]
    for cell in cells:
        cell.outputs = [output("stream", name="stdout", text="y" * 600)]
    nb = made_safe(*cells)
    assert nb.cells[-1].source == "# not shown: the notebook is too long"
    assert "left out" in nb.cells[-1].outputs[0].text
    assert sum(len(output.text) for cell in nb.cells for output in cell.outputs) < 2500


# ---------------------------------------------------------------------------------------------- notebooks


def test_a_raw_cell_is_shown_as_it_was_typed() -> None:
    cell = nbformat.v4.new_raw_cell("<script>1</script>```", id="raw", metadata={"raw_mimetype": "text/html"})
    nb = made_safe(cell)
    assert (nb.cells[0].cell_type, nb.cells[0].metadata) == ("markdown", {})
    assert nb.cells[0].source == "````\n<script>1</script>```\n````"
    assert "&lt;script&gt;" in formgrader(nb)


def test_of_an_extra_cells_metadata_only_its_folding_stays() -> None:
    given = {
        "collapsed": True,
        "scrolled": "auto",
        "tags": ["a"],
        "nbgrader": {"grade_id": "test_double"},
        "transient": 1,
    }
    cell = nbformat.v4.new_code_cell("x", id="mine", metadata=given)
    assert made_safe(cell).cells[0].metadata == {"collapsed": True}


def test_attachments_of_an_extra_cell_are_left_out() -> None:
    cell = nbformat.v4.new_markdown_cell("x", id="mine", attachments={"a": {"text/html": "<script>"}})
    assert "attachments" not in made_safe(cell).cells[0]


def test_the_courses_own_text_stays_whatever_it_holds() -> None:
    text = '<div style="float: right">![a](data/a.svg)</div>\u202e'
    skeleton = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id="title")])
    nb = made_safe(nbformat.v4.new_markdown_cell(text, id="title"), skeleton=skeleton)
    assert nb.cells[0].source == text
    nb = made_safe(nbformat.v4.new_markdown_cell(text + "\nmine", id="title"), skeleton=skeleton)
    assert nb.cells[0].source.startswith("\\<div")


def test_the_engines_feedback_and_points_stay_to_the_letter(week1: Assignment) -> None:
    skeleton = read(week1.release / "basics.ipynb")
    nb = nbformat.from_dict(skeleton)
    graded = cell_of(nb, "test_double")
    assert graded is not None
    feedback = '<section style="max-width: 5em" aria-label="x"><p>3 of 5</p></section>'
    graded.outputs = [
        output(data={"text/html": feedback, "text/plain": "x"}),
        output("execute_result", data={"text/plain": "3.5"}),
    ]
    before = nbformat.from_dict(graded)
    make_safe(nb, skeleton)
    assert cell_of(nb, "test_double") == before
    assert determine_grade(graded) == (3.5, 5.0)


HOSTILE = """
from IPython.display import HTML, SVG, Javascript, display
display(HTML("<b>kept</b><img src=x onerror='document.title=1'>"), Javascript("document.title = 1"))
display(HTML("<table class='dataframe'><tr><td>cell</td></tr></table>"))
print("\\x1b]0;title\\x07\\u202eprinted")
raise ValueError("<script>\\x1b[2J")
"""


def test_a_hostile_submission_is_harmless_wherever_it_is_shown(week1: Assignment) -> None:
    work = SampleSubmission.blank(week1)
    work.solve()
    work.insert("basics", "double", HOSTILE)
    work.notebooks["basics"].cells[0].source += f"\n<script>{RUN}</script>"
    work.cell("basics", "why").source = f'An answer. <img src=x onerror="{RUN}"> [x](javascript:1)'
    work.notebooks["basics"].cells.append(nbformat.v4.new_raw_cell(f"<script>{RUN}</script>", id="rawone"))
    work.write(week1.course.root / "submitted" / "student01" / "week1")
    (result,) = grade_class(week1, ["student01"])
    assert [entry.earned for entry in result.notebooks[0].exercises] == [5.0, 5.0, 0.0]
    path = Path(week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    nb = read(path)
    assert RESULT in nb.metadata
    page = formgrader(nb)
    assert "<b>kept</b>" in page
    assert "<td>cell</td>" in page
    assert "printed" in page
    # What is left are the formgrader's own fields and the engine's own feedback.
    own = ("body", "main", "section", "details", "summary", "caption", "button", "input", "textarea")
    assert [one for one in Seen(page).active if one.split()[0] not in own] == []
    assert "<script" not in page
    assert "\x1b]" not in path.read_text()
    assert "\u202e" not in path.read_text()

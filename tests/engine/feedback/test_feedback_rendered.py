"""The feedback page of results that are made by hand: what stands where, what is folded, and what a student can write
there.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

from autograder.course.released.describing import describe_call
from autograder.feedback import words
from autograder.feedback.page import Head, Sheet, render, sheet
from autograder.guest.sentences import shortened
from autograder.results import Event, ExerciseResult, NotebookResult, Outcome, Recognised, Stop


def text(part: Any) -> str:
    return " ".join(part.get_text().split())


def _sheet(name: str = "one", others: tuple[tuple[str, bool], ...] = (), **given: Any) -> Sheet:
    nb = nbformat.v4.new_notebook()
    nb.cells = [nbformat.v4.new_markdown_cell(f"# About {name}")]
    results = given.get("exercises", [ExerciseResult("f", 2.0), ExerciseResult("g", 2.0)])
    for each in results:
        meta = {"grade": True, "grade_id": f"test_{each.exercise}", "locked": True}
        meta |= {"points": each.points, "score": each.earned}
        nb.cells.append(nbformat.v4.new_code_cell("", metadata={"nbgrader": meta}))
    result = NotebookResult(name, results)
    time = datetime.datetime(2026, 11, 28, 6, 21)
    head = Head("student01", "week1", name, time, earned=8, possible=100, to_come=4, others=others)
    for key, value in given.items():
        setattr(result, key, value)
    return sheet(nb, result, {"notebook": name}, head=head)


def test_a_page_leads_to_those_of_the_other_notebooks_and_tells_the_sum() -> None:
    page = BeautifulSoup(render([_sheet(others=(("two", True), ("three", False)))]), "html.parser")
    assert "This notebook: 0 of 4 points" in text(page.header)
    assert "All 3 notebooks: 8 of 100 points so far; 4 not graded yet." in text(page.header)
    assert [(link["href"], link.get_text()) for link in page.header.find_all("a")] == [("two.html", "two")]
    assert "three (not handed in)" in text(page.header)


def test_one_page_holds_all_notebooks_and_every_link_in_it_leads_somewhere() -> None:
    page = BeautifulSoup(render([_sheet(name, (("two", True),)) for name in ("one", "two")]), "html.parser")
    assert page.h1.get_text() == "Assignment week1"
    assert [heading.get_text() for heading in page.find_all("h2")] == ["About one", "About two"]
    identifiers = [tag["id"] for tag in page.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers)) == 6
    assert {link["href"] for link in page.find_all("a")} == {f"#{identifier}" for identifier in identifiers}


def test_the_points_of_an_exercise_stand_in_the_table_alone() -> None:
    wrong = Outcome("a", "Signs are right.", 2.0, "not yet", "f(1)", "-1", "1", "the sign")
    page = BeautifulSoup(render([_sheet(exercises=[ExerciseResult("f", 3.0, [wrong])])]), "html.parser")
    assert "0 / 3" in text(page.find(class_="overview"))
    assert "3" not in text(page.find(id="exercise-f"))


def test_the_part_of_a_claim_that_does_not_hold_stands_in_its_place() -> None:
    wrong = Outcome("a", "It works.", 2.0, "not yet", "f(1)", "-1", "1", part="A number gives a number.")
    result = ExerciseResult("f", 2.0, [wrong])
    for told in (words.exercise_html(result), words.exercise_text(result), words.in_short(result)):
        assert "A number gives a number." in told
        assert "It works." not in told


def test_the_table_names_the_mistake_and_has_signs_beside_colours() -> None:
    wrong = Outcome("a", "Signs are right.", 1.0, "not yet", "f(1)", "-1", "1", "the sign")
    named = ExerciseResult("f", 2.0, [wrong], Recognised("slip", "Forgets the minus", "Count the signs."))
    other = ExerciseResult("g", 2.0, [wrong, Outcome("b", "It keeps x.", 1.0, "passed")])
    page = BeautifulSoup(render([_sheet(exercises=[named, other])]), "html.parser")
    rows = page.find(class_="overview").tbody.find_all("tr")
    assert [text(row) for row in rows] == [
        "○ f0 / 2Mistake: forgets the minus.",
        "○ g1 / 2Required: Signs are right. Got -1, wanted 1. Look at the sign.",
    ]
    assert [row.find(class_="sign")["aria-label"] for row in rows] == ["not yet right"] * 2


def test_what_failed_says_of_how_many_points_and_what_passed_is_folded() -> None:
    outcomes = [
        Outcome("kept", "It keeps x.", 1.0, "passed"),
        Outcome("dull", "It is fast.", 2.0, "not yet", got="nothing"),
        Outcome("telling", "Signs are right.", 1.0, "not yet", "f(1)", "-1", "1", "the sign"),
    ]
    page = BeautifulSoup(words.exercise_html(ExerciseResult("f", 4.0, outcomes)), "html.parser")
    shown, away = page.find_all("table")
    assert [text(row.find_all(["td", "th"])[1]) for row in shown.find_all("tr") if row.find(scope="rowgroup")] == [
        "Signs are right.",  # the one that says most
        "It is fast.",
    ]
    assert [cell.get_text() for cell in shown.select("tbody td:last-child") if "/" in cell.get_text()] == [
        "0 / 1",
        "0 / 2",
    ]
    assert away.parent.name == "details"
    assert away.parent.summary.get_text() == "The one of 3 hidden tests that passes, for 1 point"


@pytest.mark.parametrize("what", [{"recognised": Recognised("slip", "Forgets the minus", "?")}, {"unused": ["x"]}])
def test_the_only_mistake_of_a_notebook_is_said_once(what: dict[str, Any]) -> None:
    wrong = Outcome("a", "Signs are right.", 2.0, "not yet", "f(1)", "-1", "1", "the sign")
    results = [ExerciseResult("f", 2.0, [wrong], **what), ExerciseResult("g", 2.0)]
    page = text(BeautifulSoup(render([_sheet(exercises=results)]), "html.parser").main)
    told = (words.outside(results[0]) or ["orgets the minus"])[0]
    assert page.count(told) == 1
    assert page.count("Signs are right.") == 1


def test_of_an_answer_that_changes_its_argument_it_is_not_said_that_it_gives_two_results() -> None:
    wrong = Outcome("a", "Signs are right.", 2.0, "not yet", "f(1)", "-1", "1", "the sign")
    assert words.outside(ExerciseResult("f", 2.0, [wrong], unsteady=True))
    assert words.outside(ExerciseResult("f", 2.0, [replace(wrong, how="argument changed")], unsteady=True)) is None


def test_what_stands_between_backticks_is_code_wherever_it_stands() -> None:
    named = Recognised("slip", "Leaves `rng` aside", "What is `rng` for?", ["Draw by `rng`."])
    outcomes = [Outcome("a", "Draws by `rng`.", 1.0, "not yet", "f(1)", "1", "2", "what `rng` gives")]
    results = [
        ExerciseResult("f", 2.0, outcomes, named),
        ExerciseResult("g", 2.0, outcomes, unsteady=True),
        ExerciseResult("h", 2.0, outcomes, stop=Stop("endless loop", 3, "while True:")),
    ]
    page = BeautifulSoup(render([_sheet(exercises=results, notes=["It opens `a.csv`."])]), "html.parser")
    assert "`" not in page.main.get_text()
    assert {"rng", "while", "a.csv", "def f(x, found=[])"} <= {code.get_text() for code in page.find_all("code")}
    odd = BeautifulSoup(render([_sheet(notes=["A cell had ``` around it, and <b>."])]), "html.parser")
    assert "A cell had ``` around it, and <b>." in text(odd.main)


def test_cells_of_the_course_are_one_line_and_never_the_students() -> None:
    def failing(identifier: str) -> NotebookNode:
        error = nbformat.v4.new_output("error", ename="NameError", evalue=f"no {identifier}", traceback=[])
        return nbformat.v4.new_code_cell(f"show({identifier})", id=identifier, outputs=[error])

    nb = nbformat.v4.new_notebook()
    nb.cells = [failing(name) for name in ("demo", "plot", "changed", "extra-1-1")]
    stub = ExerciseResult("f", 2.0, [Outcome("a", "It is right.", 2.0, "not attempted")])
    result = NotebookResult(
        "one", [stub], events=[Event("cell stopped", "course", "demo", 3.0, released=True), Event("other", detail="a")]
    )
    result.changed_cells = ["changed"]
    found = sheet(nb, result, {})
    assert [cell["error"] for cell in found.failed_cells] == ["NameError: no changed", "NameError: no extra-1-1"]
    assert found.demonstrations == "2 of the course's own cells stopped with an error: f has no answer yet."
    assert found.remarks == ["a"]
    page = render([found])
    assert "show" in page
    assert "no demo" not in page


def test_a_remark_that_two_cells_give_is_shown_once() -> None:
    event = Event("own text after", "changed", "import a", detail="OSError: a.csv not found.")
    found = sheet(nbformat.v4.new_notebook(), NotebookResult("one", events=[event, event], notes=["b", "b"]), {})
    assert found.remarks == ["b", event.told]
    assert ".." not in event.told


def test_what_has_full_marks_is_one_row_above_something_to_work_on() -> None:
    right = [ExerciseResult(name, 2.0, [Outcome("a", "It works.", 2.0, "passed")]) for name in ("f", "g", "h")]
    wrong = ExerciseResult("k", 3.0, [Outcome("a", "It works.", 3.0, "not yet", "k(1)", "1", "2")])
    for results, wanted in (
        ([*right, wrong], ["○ k0 / 3Its hidden test does not pass.", "✓ 3 others6 / 6Full points: f, g, h"]),
        ([right[0], wrong], ["✓ f2 / 2All hidden tests pass.", "○ k0 / 3Its hidden test does not pass."]),
        (right, [f"✓ {name}2 / 2All hidden tests pass." for name in "fgh"]),
    ):
        table = BeautifulSoup(render([_sheet(exercises=results)]), "html.parser").find(class_="overview")
        assert [text(row) for row in table.tbody.find_all("tr")] == wanted


def test_nothing_that_a_student_wrote_is_more_than_text() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    wrong = Outcome("a", "It is right.", 1.0, "not yet", evil, evil, evil, evil)
    result = ExerciseResult("f", 2.0, [wrong], stop=Stop("no end", 3, evil))
    page = render([_sheet(exercises=[result], notes=[evil], unread="")])
    page += render([_sheet(unread=evil, exercises=[])])
    page += render([_sheet(others=((evil, True), ("two", False)))])
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in words.exercise_text(ExerciseResult("f", 2.0, [wrong], stop=Stop("no end", 3, "\x1b[2J x")))


def test_some_sixty_numbers_are_shown_in_full_and_of_more_how_to_make_some() -> None:
    import numpy as np

    small, large = np.arange(60.0).reshape(6, 10), np.arange(62).reshape(2, 31)
    called = describe_call("f", (small,), {})
    assert called.count(",") == 59
    assert "shape" not in called
    assert describe_call("f", (large, 2), {}) == "f(array of shape (2, 31) with whole numbers from 0 to 61, 2)"
    assert describe_call("f", (np.full((9, 9), np.nan),), {}) == "f(array of shape (9, 9) with values from nan to nan)"


# The student's own code


def _page_of_an_answer(result: ExerciseResult, code: str = "def f(x):\n\n    while True:\n        x") -> BeautifulSoup:
    nb = nbformat.v4.new_notebook()
    answer = {"solution": True, "grade": False, "grade_id": "f", "locked": False}
    check = {"grade": True, "grade_id": "test_f", "locked": True, "points": result.points, "score": result.earned}
    nb.cells = [nbformat.v4.new_code_cell(code, metadata={"nbgrader": answer})]
    nb.cells.append(nbformat.v4.new_code_cell("", metadata={"nbgrader": check}))
    return BeautifulSoup(render([sheet(nb, NotebookResult("one", [result]), {})]), "html.parser")


def test_the_answer_stands_below_the_first_example_and_above_all_others() -> None:
    failed = [Outcome(each, f"Claim {each}.", 1.0, "not yet", f"f({each})", "1", each) for each in "789"]
    page = _page_of_an_answer(ExerciseResult("f", 4.0, [*failed, Outcome("a", "Claim a.", 1.0, "passed")]))
    told = text(page.find(id="exercise-f"))
    order = ["f(7)", "Your answer", "while True", "What else", "f(8)", "f(9)", "The one of 4", "Claim a"]
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)


def test_each_line_of_the_answer_stands_by_itself_and_the_one_in_question_is_marked() -> None:
    wrong = Outcome("a", "It ends.", 1.0, "not yet", got="no answer")
    page = _page_of_an_answer(ExerciseResult("f", 1.0, [wrong], stop=Stop("endless loop", 3, "while True:")))
    lines = page.select(".code .line")
    assert [line.get_text() for line in lines] == ["def f(x):\n", "\n", "    while True:\n", "        x\n"]
    assert [line.get_text().strip() for line in page.select(".line.marked")] == ["while True:"]


# What is left out


@pytest.mark.parametrize(("label", "length"), [("called", 170), ("got", 1_200), ("wanted", 1_200)])
def test_a_value_that_is_shortened_says_how_much_is_left_out_and_is_there_in_full(label: str, length: int) -> None:
    value = "".join(f"{number}, " for number in range(length))[:length]
    wrong = Outcome("a", "It is right.", 1.0, "not yet", **{"called": "f(1)", "got": "1", "wanted": "2", label: value})
    (short,) = _page_of_an_answer(ExerciseResult("f", 1.0, [wrong])).select("details.autograder-long")
    head, tail = short.summary.code.get_text().split(" … ")
    assert value.startswith(head)
    assert value.endswith(tail)
    assert f"{length - len(head) - len(tail)} characters left out" in text(short.summary)
    assert short.find_all("code")[-1].get_text() == value


def test_nothing_is_cut_off_without_a_word() -> None:
    nb = nbformat.v4.new_notebook()
    error = nbformat.v4.new_output("error", ename="ValueError", evalue="e" * 700, traceback=[])
    nb.cells = [nbformat.v4.new_code_cell("x" * 2100, id=f"extra-{number}", outputs=[error]) for number in range(12)]
    page = text(BeautifulSoup(render([sheet(nb, NotebookResult("one"), {})]), "html.parser").main)
    assert page.count("2,000 of 2,100 characters are shown") == page.count("500 of 712 characters are shown") == 10
    assert "2 more of them are not shown here." in page


@pytest.mark.parametrize("most", [40, 60, 200])
def test_a_text_that_is_shortened_says_how_much_more_there_is(most: int) -> None:
    for length in (most - 1, most, most + 1, most + 9, most + 90, 10_000):
        told = shortened("y" * length, most)
        assert len(told) <= most
        more = re.search(r"… \((\d+) more characters\)$", told)
        assert told.count("y") + (int(more[1]) if more else 0) == length

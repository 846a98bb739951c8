"""The instructor's way, from the source notebook to the grades, with the buttons that nbgrader gives."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.api import Gradebook

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, exercise_of, is_graded, read
from autograder.results import RESULT, NotebookResult
from browser.lab import Person, Place, Server
from browser.pages import Notebook, Window, expect
from browser.reading import findings

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Locator

NAME, NOTEBOOK = "exercise4", "mixture_models"
COMMENT = "The second point is **well** said. What does log-sum-exp change?"
LINES = 3000  # that a student prints

Open = Callable[[Server], Window]


def test_from_the_source_to_the_grades(place: Place, open_lab: Open) -> None:
    instructor = place.person("instructor")
    course = place.course()
    assignment = course.assignment(NAME)
    window = open_lab(instructor.lab(course.root))
    window.command("filebrowser:hide-main")

    write_the_exercise(window)
    manage = Formgrader(window)
    release(manage, course)
    submit(place, assignment)
    collect(manage, assignment)
    autograde(manage, instructor, assignment)
    grade_by_hand(manage)
    give_feedback(manage, place)
    read_the_report(window, instructor, course)
    export(instructor, course)


# Writing


def write_the_exercise(window: Window) -> None:
    """The source notebook opens; its cells are nbgrader's; a hidden test runs in place."""
    notebook = window.open(f"source/{NAME}/{NOTEBOOK}.ipynb")
    window.menu("Nbgrader", "Create assignment")
    panel = window.page.locator("#nbgrader-create_assignemnt")  # sic
    expect(panel.locator(".nbgrader-TotalPointsInput")).to_have_value("20")
    types = {name: (kind, points) for name, kind, points in panel.evaluate(_TYPES) if name}
    for exercise, points in {"logprob": 5, "log_sum_exp": 5, "responsibilities": 5, "mean_log_density": 2}.items():
        assert types[exercise] == ("Autograded answer", 0)
        assert types[GRADED + exercise] == ("Autograded tests", points)
    assert types["test_why_logs"] == ("Manually graded task", 3)
    notebook.cell("test_logprob").locator.click()
    panel.locator(".nbgrader-CellWidget.nbgrader-mod-active").evaluate("node => node.scrollIntoView({block: 'center'})")
    window.shot("instructor-01-source")
    window.page.evaluate("jupyterapp.shell.collapseRight()")

    for name in ("setup", "instructor", "logprob", "test_logprob"):
        notebook.cell(name).run()
    result = _result(notebook, "logprob")
    assert "logprob: 5 of 5 points. All hidden tests pass." in result.inner_text()
    notebook.cell("logprob").replace("if sig <= 0:", "if sig < 0:")  # which no visible check notices
    for name in ("logprob", "test_logprob"):
        notebook.cell(name).run()
    result = _result(notebook, "logprob")
    assert "logprob: 4.5 of 5 points." in result.inner_text()
    assert "your answer does not refuse a standard deviation of zero" in result.inner_text()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        window.command("apputils:change-theme", theme=theme)
        wanted = str("Light" in theme).lower()
        expect(window.page.locator("body")).to_have_attribute("data-jp-theme-light", wanted)
        result.evaluate("node => node.scrollIntoView({block: 'center'})")
        assert not findings(window.page, ".autograder-exercise").grave
        window.shot(f"instructor-02-score-{theme.split()[-1].lower()}")
    window.page.evaluate("jupyterapp.shell.currentWidget.context.revert()")
    window.page.evaluate("jupyterapp.shell.currentWidget.close()")


_TYPES = """panel => [...panel.querySelectorAll('.nbgrader-CellWidget')].map(cell => [
    cell.querySelector('.nbgrader-CellId input').value,
    cell.querySelector('select').selectedOptions[0].text,
    Number(cell.querySelector('.nbgrader-CellPoints input').value),
])"""


def _result(notebook: Notebook, exercise: str) -> Locator:
    """What `score` shows below the graded cell."""
    section = notebook.cell(GRADED + exercise).locator.locator(".autograder-exercise")
    expect(section).to_be_visible()
    return section


# nbgrader's pages


class Formgrader:
    """nbgrader's formgrader within JupyterLab."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page: FrameLocator = window.formgrader()

    def go(self, *links: str) -> None:
        """Follow links one after the other."""
        for link in links:
            self.page.get_by_role("link", name=link, exact=True).first.click()
            expect(self.page.get_by_text("Loading, please wait...")).to_have_count(0)

    def row(self, name: str) -> Locator:
        """The line of an assignment or of a student."""
        row = self.page.locator("tbody tr").filter(has=self.page.get_by_text(name, exact=True))
        expect(row).to_be_visible()
        return row

    def press(self, name: str, button: str, picture: str) -> str:
        """Press a button of a line; gives what nbgrader says when it has finished."""
        self.row(name).locator(f".{button} a").click()
        dialog = self.page.locator(".modal.in")
        expect(dialog).to_be_visible()
        said = dialog.locator(".modal-body").inner_text()
        assert dialog.locator(".modal-title").inner_text() == "Success", said
        dialog.get_by_role("button", name="OK").click()
        expect(self.page.locator(".modal, .modal-backdrop")).to_have_count(0)
        expect(self.row(name)).to_be_visible()
        self.window.shot(picture)  # without nbgrader's log, which is full of paths
        return said


def release(manage: Formgrader, course: Course) -> None:
    """Generate and Release give what `autograder build` gives."""
    before = {path: path.read_bytes() for path in _files(course.root / "release")}
    manage.press(NAME, "assign", "instructor-03-generated")
    assert {path: path.read_bytes() for path in _files(course.root / "release")} == before
    manage.press(NAME, "release", "instructor-04-released")
    expect(manage.row(NAME).locator(".status")).to_have_text("released")


def submit(place: Place, assignment: Assignment) -> None:
    """A student hands in one notebook: a misconception, a right answer, noise, a plot, and words to grade."""
    config = "c.CourseDirectory.student_id = 'student01'\nc.CourseDirectory.course_id = 'course'"
    student = place.person("student01", config=config)
    mine = place.folder / "mine"
    mine.mkdir()
    student.run("nbgrader", "fetch_assignment", NAME, where=mine)
    work = SampleSubmission.blank(assignment)
    work.solve()
    work.misconception("logprob", "variance_for_standard_deviation")
    work.insert(NOTEBOOK, "log_sum_exp-statement", f"for i in range({LINES}):\n    print('line', i)")
    work.write(place.folder / "answers")
    for path in (mine / NAME).glob("*.ipynb"):
        path.unlink()
    shutil.copy(place.folder / "answers" / f"{NOTEBOOK}.ipynb", mine / NAME)
    student.run("nbgrader", "submit", NAME, where=mine)


def collect(manage: Formgrader, assignment: Assignment) -> None:
    manage.press(NAME, "collect", "instructor-05-collected")
    expect(manage.row(NAME).locator(".num-submissions")).to_have_text("1")
    handed_in = assignment.course.root / "submitted" / "student01" / NAME
    assert sorted(path.name for path in handed_in.glob("*.ipynb")) == [f"{NOTEBOOK}.ipynb"]


def autograde(manage: Formgrader, instructor: Person, assignment: Assignment) -> None:
    """The button gives the same points and the same feedback as our own command."""
    other = Course(Path(shutil.copytree(assignment.course.root, assignment.course.root.parent / "other")))
    manage.row(NAME).locator(".num-submissions a").click()
    expect(manage.row("student01").locator(".status")).to_have_text("needs autograding")
    with ThreadPoolExecutor() as pool:
        ours = pool.submit(instructor.run, "autograder", "grade", NAME, where=other.root)
        manage.press("student01", "autograde", "instructor-06-autograded")
        ours.result()
    row = manage.row("student01")
    expect(row.locator(".status")).to_have_text("needs manual grading")
    expect(row.locator(".score")).to_have_text("13 / 100")
    assert _recorded(assignment) == _recorded(other.assignment(NAME))
    assert sum(auto or 0 for auto, _, _ in _recorded(assignment).values()) == 13


def _recorded(assignment: Assignment) -> dict[str, Any]:
    """Points in the gradebook by cell, and what was found out, without times."""
    path = assignment.course.root / "autograded" / "student01" / NAME / f"{NOTEBOOK}.ipynb"
    nb = read(path)
    result = NotebookResult.from_dict(nb.metadata[RESULT]).as_dict()
    outputs = {exercise_of(cell): cell.get("outputs") for cell in nb.cells if is_graded(cell)}
    told = {entry["exercise"]: (entry, outputs[entry["exercise"]]) for entry in result["exercises"]}
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        saved = gradebook.find_submission_notebook(NOTEBOOK, NAME, "student01")
        return {
            grade.name: (grade.auto_score, grade.needs_manual_grade, told[grade.name.removeprefix(GRADED)])
            for grade in saved.grades
        }


def grade_by_hand(manage: Formgrader) -> None:
    """The rubric stands beside the question; points and a comment are saved; our outputs can be read here."""
    manage.go("Manual Grading", NAME, NOTEBOOK, "Submission #1")
    page = manage.page
    task = page.locator(".nbgrader_cell:has(#test_why_logs)")
    expect(task).to_contain_text("=== BEGIN MARK SCHEME ===")
    expect(task).to_contain_text("One point for each idea.")
    points = task.locator("#test_why_logs")
    expect(points).to_have_value("")
    points.fill("2.5")
    # What is saved has a sign that goes away again, perhaps before a busy machine looks.
    with manage.window.page.expect_response(lambda each: "/api/grade/" in each.url and each.request.method == "PUT"):
        points.press("Tab")
    comment = task.locator("#test_why_logs-comment")
    comment.fill(COMMENT)
    with manage.window.page.expect_response(lambda each: "/api/comment/" in each.url and each.request.method == "PUT"):
        comment.blur()
    task.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 60)")
    manage.window.shot("instructor-07-written-answer")

    expect(page.locator("#test_logprob")).to_have_attribute("placeholder", "1")
    results = page.locator(".autograder-exercise")
    assert results.count() == 4
    assert "your answer takes sig for the variance" in results.first.inner_text()
    manage.window.page.wait_for_timeout(1000)  # the page answers the comment by a scroll of its own, which is smooth
    results.first.evaluate("node => node.scrollIntoView({block: 'center'})")
    expect(results.first).to_be_in_viewport(ratio=0.5)
    manage.window.shot("instructor-08-results")
    frame = next(frame for frame in manage.window.page.frames if "/submissions/" in frame.url)
    assert not findings(frame, ".autograder-exercise").grave
    assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    printed = page.locator("pre", has_text="line 0")
    assert 100 < len(printed.inner_text().splitlines()) <= 201
    expect(printed).to_contain_text("Output truncated")


def give_feedback(manage: Formgrader, place: Place) -> None:
    """Feedback is made and released with two buttons, and reaches the student."""
    manage.go("Manual Grading", "Manage Assignments")
    manage.row(NAME).locator(".num-submissions a").click()
    row = manage.row("student01")
    expect(row.locator(".status")).to_have_text("graded")
    expect(row.locator(".score")).to_have_text("15.5 / 100")
    said = manage.press("student01", "generate-feedback", "instructor-09-feedback")
    assert "[WARNING]" not in said
    assert "[ERROR]" not in said
    manage.press("student01", "release-feedback", "instructor-10-feedback-released")
    student = next(person for person in place.people if person.name == "student01")
    mine = place.folder / "mine"
    student.run("nbgrader", "fetch_feedback", NAME, where=mine)
    (page,) = (mine / NAME / "feedback").rglob(f"{NOTEBOOK}.html")
    text = page.read_text()
    assert "15.5 of 20 points" in text
    assert "Graded by a person." in text
    assert "The second point is <strong>well</strong> said." in text
    assert "MARK SCHEME" not in text


def read_the_report(window: Window, instructor: Person, course: Course) -> None:
    instructor.run("autograder", "report", NAME, "--out", "report.html", where=course.root)
    window.command("filebrowser:open-path", path="report.html")
    page = window.page.locator(".jp-HTMLViewer:visible").frame_locator("iframe")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Class report: {NAME}")
    expect(page.get_by_text("1 of 1 submissions are graded.")).to_be_visible()
    expect(page.get_by_text("Takes sig for the variance")).to_be_attached()
    window.shot("instructor-11-report")


def export(instructor: Person, course: Course) -> None:
    instructor.run("autograder", "export", NAME, "--for", "nbgrader", "--out", "grades.csv", where=course.root)
    with (course.root / "grades.csv").open() as file:
        (line,) = csv.DictReader(file)
    assert (line["student_id"], float(line["score"]), float(line["max_score"])) == ("student01", 15.5, 100)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())

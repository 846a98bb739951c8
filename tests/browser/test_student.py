"""The student's way, from fetching an assignment to reading the feedback.

The student has the packages of environment.yml, a folder of their own and nothing of the course but the exchange.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.lab import Place, Server
from browser.pages import Notebook, Window, expect

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator

NAME = "exercise4"

# A misconception of the course: the factor in front of the exponential function is left out.
WRONG = """if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - (x - mu) ** 2 / (2 * sig**2)"""

RIGHT = """largest = np.max(logp, axis=-1, keepdims=True)
    shift = np.where(np.isneginf(largest), 0.0, largest)
    with np.errstate(divide="ignore"):
        return shift[..., 0] + np.log(np.sum(np.exp(logp - shift), axis=-1))"""

WRITTEN = "A density is a product of as many factors as there are dimensions, and each of them is below one."

DIFFERS = "called   logprob(1.5, 1, 0.5, 0.3)\ngot      -1.704\nwanted   -1.9298\nlook at  "
WAITS = "Exercise 3, responsibilities, still waits for your answer (5 points)."

Open = Callable[[Server], Window]


def test_from_fetching_to_the_feedback(place: Place, open_lab: Open) -> None:
    instructor, student = place.person("instructor"), place.student("student01")
    course, mine = place.course(), place.folder / "mine"
    mine.mkdir()
    instructor.run("nbgrader", "release_assignment", NAME, where=course.root)

    window = open_lab(student.lab(mine))
    notebook = fetch(window)
    assert notebook.ask("import autograder") == "ModuleNotFoundError: No module named 'autograder'"
    answer(notebook)
    window.command("docmanager:save")  # the table of progress reads text cells in the file
    try_the_checks(window, notebook)
    validate(window, notebook)
    window.assignments().submit(NAME)
    window.shot("student-07-submitted")

    instructor.run("nbgrader", "collect", NAME, where=course.root)
    printed = instructor.run("autograder", "grade", NAME, "--json", where=course.root)
    assert points(printed, "mixture_models") == {
        "logprob": 1.0,
        "log_sum_exp": 5.0,
        "responsibilities": 0.0,
        "mean_log_density": 0.0,
        "why_logs": 0.0,
    }
    instructor.run("nbgrader", "generate_feedback", NAME, where=course.root)
    instructor.run("nbgrader", "release_feedback", NAME, where=course.root)

    read(window, fetch_feedback(window))


def fetch(window: Window) -> Notebook:
    """Fetch the assignment and open a notebook."""
    assignments = window.assignments()
    assignments.fetch(NAME)
    window.refresh_files()
    assignments.unfold(NAME)
    window.shot("student-01-fetched")
    notebook = assignments.open(NAME, "mixture_models")
    window.shot("student-02-notebook")
    return notebook


def answer(notebook: Notebook) -> None:
    """Fill in one wrong answer, one right one and some words; leave the others."""
    notebook.cell("logprob").replace('raise NotImplementedError("logprob: write your answer here")', WRONG)
    notebook.cell("log_sum_exp").replace('raise NotImplementedError("log_sum_exp: write your answer here")', RIGHT)
    notebook.cell("why_logs").write(WRITTEN)
    assert notebook.cell("why_logs").text == WRITTEN
    for name in ("setup", "logprob", "log_sum_exp", "responsibilities", "mean_log_density"):
        notebook.cell(name).run()


def try_the_checks(window: Window, notebook: Notebook) -> None:
    """The visible checks say what is wrong and what waits, and then how far one is."""
    check = notebook.cell("test_logprob")
    check.run()
    assert check.output.startswith(DIFFERS)
    assert "Traceback" not in check.output
    window.shot("student-03-check-differs")

    check = notebook.cell("test_log_sum_exp")
    check.run()
    assert all(line.startswith("as wanted: log_sum_exp(") for line in check.output.splitlines())

    check = notebook.cell("test_responsibilities")
    check.run()
    assert check.output.strip() == f"{WAITS}\nReplace the line with NotImplementedError."
    window.shot("student-04-check-waits")

    notebook.cell("test_mean_log_density").run()
    progress = notebook.cell("progress")
    progress.run()
    assert progress.output.startswith("Public checks pass for 5 of 17 points. Hidden tests decide the rest.")
    states = re.findall(r"^(\d \w+)\t(\d)\t(.+)$", progress.output, re.MULTILINE)
    assert states == [
        ("1 logprob", "5", "does not pass"),
        ("2 log_sum_exp", "5", "passes"),
        ("3 responsibilities", "5", "waits for your answer"),
        ("4 mean_log_density", "2", "waits for your answer"),
        ("5 why_logs", "3", "written answer, read by a person"),
    ]
    window.shot("student-05-progress")


def validate(window: Window, notebook: Notebook) -> None:
    """nbgrader's Validate shows the same sentences."""
    said = notebook.validate()
    assert DIFFERS in said
    assert WAITS in said
    assert "Traceback" not in said
    assert said.count("The following cell failed:") == 3  # not that of the right answer
    window.shot("student-06-validate")
    window.close_dialog()


def points(printed: str, notebook: str) -> dict[str, float]:
    """The points of the exercises of a notebook, from what `autograder grade --json` prints about one submission."""
    (submission,) = json.loads(printed)
    (found,) = [entry for entry in submission["notebooks"] if entry["notebook"] == notebook]
    return {entry["exercise"]: entry["earned"] for entry in found["exercises"]}


def fetch_feedback(window: Window) -> FrameLocator:
    """Fetch the feedback and open the page of the notebook."""
    assignments = window.assignments()
    assignments.refresh()
    assignments.fetch_feedback(NAME)
    window.shot("student-08-feedback-fetched")
    assignments.view_feedback(NAME)
    return window.open_page("mixture_models.html")


def read(window: Window, page: FrameLocator) -> None:
    """JupyterLab shows the page without a script in it; each exercise begins with what is wrong."""
    expect(page.get_by_text("6 of 17 points", exact=True)).to_be_visible()
    assert window.page.locator(".jp-HTMLViewer:visible iframe").get_attribute("sandbox") == "allow-same-origin"
    window.shot("student-09-feedback")
    page.get_by_role("link", name="logprob", exact=True).click()
    section = page.get_by_role("region", name="logprob", exact=True).first
    heading, mistake, *_ = filter(None, section.inner_text().splitlines())
    assert heading == "○ logprob"
    assert "leaves out the factor in front of the exponential function" in mistake.lower(), mistake
    expect(section).to_be_in_viewport()
    window.shot("student-10-feedback-of-an-exercise")

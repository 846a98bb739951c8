"""Practice in JupyterLab as it comes: submit, fetch feedback, fix by the page, submit again, read that it passes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.solutions import solved_release
from browser.lab import Person, Place, Server
from browser.pages import AssignmentList, Window, expect
from browser.reading import findings

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator

NAME = "exercise4"
NOTEBOOK = "mixture_models"
STUB = 'raise NotImplementedError("logprob: write your answer here")'

# A misconception of the course: the factor in front of the exponential function is left out.
WRONG = """if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - (x - mu) ** 2 / (2 * sig**2)"""
FACTOR = " - np.log(sig) - 0.5 * np.log(2 * np.pi)"

PATIENCE = 120  # seconds until a page must be there, on a machine that does much else

Open = Callable[[Server], Window]


def test_a_second_try_by_the_page_of_the_first(place: Place, open_lab: Open) -> None:
    config = "c.ExchangeCollect.check_owner = False"  # all are one account here
    instructor, student = place.person("instructor", config=config), place.student("student01")
    course, mine = place.course(), place.folder / "mine"
    mine.mkdir()
    settings = course.root / "nbgrader_config.py"
    settings.write_text(f"{settings.read_text()}\nc.Practice.pause = 0\n")
    instructor.run("nbgrader", "db", "assignment", "add", NAME, "--duedate", "2099-12-01 12:00", where=course.root)
    instructor.run("nbgrader", "release_assignment", NAME, where=course.root)
    pages = place.exchange / "course" / "feedback"
    with watching(instructor, course.root):
        window = open_lab(student.lab(mine))
        assignments = window.assignments()
        assignments.fetch(NAME)
        window.refresh_files()
        assignments.unfold(NAME)
        notebook = assignments.open(NAME, NOTEBOOK)
        notebook.cell("logprob").replace(STUB, WRONG)
        window.command("docmanager:save")
        first = submit(window.assignments(), pages)

        page = fetch(window, submission=1)
        expect(page.get_by_role("heading", name="Practice, not your grade")).to_be_visible()
        expect(page.get_by_text("Try 1. 9 more in these 24 hours")).to_be_visible()
        section = page.get_by_role("region", name="logprob", exact=True).first
        assert "leaves out the factor in front of the exponential function" in section.inner_text().lower()
        window.shot("practice-01-first-try")
        section.scroll_into_view_if_needed()
        window.shot("practice-02-what-to-look-at")
        close(window)

        notebook = window.open(f"{NAME}/{NOTEBOOK}.ipynb")
        notebook.cell("logprob").replace("(2 * sig**2)", f"(2 * sig**2){FACTOR}")
        for name in ("setup", "logprob", "progress"):
            notebook.cell(name).run()
        told = notebook.cell("progress").output
        assert "Practice feedback: 9 of 10 tries in 24 hours are left, as of" in told
        assert "Practice ends when this is due, 2099-12-01 12:00 UTC." in told
        notebook.cell("progress").show()
        window.shot("practice-03-notebook")
        window.command("docmanager:save")
        second = submit(window.assignments(), pages)

        page = fetch(window, submission=2)
        expect(page.get_by_text("Since your last try")).to_be_visible()
        expect(page.get_by_text("Passed now: logprob")).to_be_visible()
        expect(page.get_by_text("Try 2. 8 more in these 24 hours")).to_be_visible()
        window.shot("practice-04-second-try")
        close(window)

        for key in course.assignment(NAME).notebooks:  # all of it, as a last try would be
            (mine / NAME / f"{key}.ipynb").write_text(solved_release(course.assignment(NAME), key))
        third = submit(window.assignments(), pages)
        page = fetch(window, submission=3)
        expect(page.get_by_text("Try 3. 7 more in these 24 hours")).to_be_visible()
        expect(page.get_by_text("Passed now: log_sum_exp")).to_be_visible()
        expect(page.get_by_text("Still not")).to_have_count(0)
    alone = window.page.context.new_page()  # JupyterLab lets no script into its view, and so no axe-core
    alone.goto(max(mine.glob(f"{NAME}/feedback/*/{NOTEBOOK}.html")).as_uri())
    assert not findings(alone, ".practice").grave
    seconds = f"{first:.1f}, {second:.1f}, and {third:.1f} for the whole assignment"
    print(f"seconds from the click to all pages: {seconds}; load {os.getloadavg()}")
    for folder in ("submitted", "autograded"):
        assert not (course.root / folder).exists(), "practice is no grade"


@contextlib.contextmanager
def watching(instructor: Person, where: Path) -> Iterator[None]:
    """A watcher that has said that it is ready, with as many workers as it takes by itself."""
    process = subprocess.Popen(
        [str(instructor.python.parent / "autograder"), "watch", NAME],
        cwd=where,
        env={**instructor.environment, "COLUMNS": "160"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        assert process.stderr.readline().startswith("Answering submissions")
        yield
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def submit(assignments: AssignmentList, pages: Path) -> float:
    """Submit; the seconds from the click until the last page can be fetched."""
    before = set(pages.glob("*.html"))
    clicked = time.time()
    assignments.submit(NAME)
    end = time.monotonic() + PATIENCE
    while len(new := {path for path in pages.glob("*.html") if "-tmp" not in path.name} - before) < 3:
        assert time.monotonic() < end, "there is no page"
        time.sleep(0.1)
    return max(path.stat().st_mtime for path in new) - clicked


def fetch(window: Window, submission: int) -> FrameLocator:
    """Fetch the feedback of the newest submission, and open the page of the notebook."""
    assignments = AssignmentList(window)
    assignments.refresh()
    assignments.fetch_feedback(NAME, submission)
    assignments.view_feedback(NAME, submission - 1)
    newest = max(window.server.where.glob(f"{NAME}/feedback/*")).name
    expect(window.page.locator(".jp-BreadCrumbs")).to_contain_text(newest)  # not the folder that was shown before
    return window.open_page(f"{NOTEBOOK}.html")


def close(window: Window) -> None:
    """Close what is in front."""
    window.page.evaluate("jupyterapp.shell.currentWidget.close()")

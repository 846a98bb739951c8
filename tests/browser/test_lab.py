"""`make lab`, and what nbgrader's Validate says where the engine is installed."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import autograder
from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from browser.lab import ROOT, Person, Place, Server
from browser.pages import Window, expect

Open = Callable[[Server], Window]


def install_shared_data(person: Person) -> None:
    """Put what the wheel brings for Jupyter where this person's Jupyter looks, as an installer does."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for source, target in project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"].items():
        shutil.copytree(ROOT / source, person.home / "data" / Path(target).relative_to("share/jupyter"))


def write_right_answers(assignment: Assignment, folder: Path) -> None:
    """Write the release with every answer into a folder."""
    work = SampleSubmission.blank(assignment)
    work.solve()
    work.write(folder)
    assignment.copy_support_files(folder)


def test_a_right_notebook_is_told_what_was_checked(place: Place, open_lab: Open, template: Path) -> None:
    person = place.person("anybody")
    install_shared_data(person)
    mine = place.folder / "mine"
    write_right_answers(Course(template).assignment("week1"), mine)
    window = open_lab(person.lab(mine))
    assert window.open("basics.ipynb").validate().split("\n\n") == [
        "Validation Results",
        "Public checks passed. Hidden tests decide the rest.",
        "Ok",
    ]
    window.shot("validate-passed")


def test_the_extension_has_the_version_of_the_engine() -> None:
    package = json.loads((ROOT / "autograder" / "course" / "labextension" / "package.json").read_text())
    assert package["version"] == autograder.__version__


def test_make_lab_opens_the_release_with_a_course_to_submit_to(place: Place, open_lab: Open, template: Path) -> None:
    person = place.person("somebody")
    folder = place.folder / "checkout"
    shutil.copytree(template, folder)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "ready").touch()
    window = open_lab(person.lab(folder, "make", "lab", f"BIN={person.python.parent}", "READY=ready"))
    expect(window.page.locator(".jp-DirListing-itemName")).to_have_text(["week1"])
    expect(window.page.locator(".jp-LauncherCard[data-category=Notebook]")).to_have_count(1)

    assignments = window.assignments()
    assignments.unfold("week1")
    window.shot("make-lab-assignments")
    notebook = assignments.open("week1", "basics")
    assert "Exercise 1, double, still waits for your answer (5 points)." in notebook.validate()
    window.close_dialog()
    window.assignments().submit("week1")
    (submission,) = (folder / "lab/exchange/course/inbound").iterdir()
    assert (submission / "basics.ipynb").is_file()
    window.menu("Nbgrader", "Course List")
    window.page.locator("#formgrader_list").get_by_role("link", name="course").click()
    expect(window.page.frame_locator("#formgrader iframe").get_by_role("link", name="week1").first).to_be_visible()

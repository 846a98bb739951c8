"""What a newer version of the engine wants of a course that an earlier one began: of its files, not of an assignment."""

from __future__ import annotations

import re

from autograder import _moved
from autograder.authoring.check.complaints import Complaints
from autograder.authoring.new_course import CONDA_NAMES, PERSONAL
from autograder.course.installed import requirements
from autograder.course.layout import Course
from autograder.errors import CourseError

_NAME = re.compile(r"\bautograder((?:\.[a-z_]+)+)")
_PIN = re.compile(r"^\s*-\s*([\w.-]+)\s*={1,2}\s*([\w.]+)", re.MULTILINE)


def complaints(course: Course) -> Complaints:
    """Names of modules that are called otherwise now, versions that differ, and personal data that git would take."""
    yield from _old_names(course)
    yield from _versions(course)
    yield from _personal_data(course)


def _old_names(course: Course) -> Complaints:
    tests = [course.assignment(name).tests for name in course.assignments]
    for path in [course.settings, *sorted(path for folder in tests for path in folder.rglob("*.py"))]:
        if not path.is_file():
            continue
        found = {}
        for name in _NAME.findall(path.read_text(encoding="utf-8", errors="replace")):
            parts = name.strip(".").split(".")
            for length in range(len(parts), 0, -1):
                new = _moved.new_name(".".join(parts[:length]))
                if new:
                    found["autograder." + ".".join(parts[:length])] = new
                    break
        for old, new in found.items():
            yield f"{path.relative_to(course.root)} names {old}, which is called {new} now. Change it: the old name goes with version {_moved.UNTIL}."


def _versions(course: Course) -> Complaints:
    path = course.root / "environment.yml"
    if not path.is_file():
        return
    try:
        wanted = {
            CONDA_NAMES.get(each.name, each.name): str(each.specifier).removeprefix("==") for each in requirements()
        }
    except CourseError:  # the engine runs from its sources, and `autograder doctor` says so
        return
    named = dict(_PIN.findall(path.read_text(encoding="utf-8", errors="replace")))
    others = [
        f"{name}={wanted[name]} in place of {version}"
        for name, version in named.items()
        if wanted.get(name, version) != version
    ]
    if others:
        yield f"environment.yml names other versions than this version of the engine was tested with. Put {', '.join(others)} there, and tell students."


def _personal_data(course: Course) -> Complaints:
    path = course.root / ".gitignore"
    if not path.is_file():
        return
    there = {line.strip().strip("/") for line in path.read_text(encoding="utf-8", errors="replace").splitlines()}
    absent = [line for line in PERSONAL if line.strip("/") not in there]
    if absent:
        yield f".gitignore does not name {', '.join(absent)}, which hold personal data or secrets of a running course. Add them, each on a line."

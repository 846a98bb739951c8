"""The students of a course in the gradebook, under the names that the platform's list has for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nbgrader.api import Gradebook, Student
from sqlalchemy import create_engine

from autograder.course.layout import Course
from autograder.course.nbgrader_defaults import find_alembic
from autograder.gradebook.database import named, shared
from autograder.gradebook.nbgrader import course_directory, nbgrader_config


@dataclass(frozen=True)
class Names:
    """A student as the gradebook knows one; what is empty is not known."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


def enter_students(course: Course, students: Iterable[Names]) -> None:
    """Put students into the gradebook, which is made if there is none; what it has of them already stays.

    Raises CourseError if it cannot be used.
    """
    find_alembic()
    directory = course_directory(course, nbgrader_config(course))
    url = str(directory.db_url)
    with named(), shared(create_engine(url), alone=True), Gradebook(url, directory.course_id) as gradebook:
        there = {entry.id: entry for entry in gradebook.db.query(Student)}
        for student in students:
            entry = there.get(student.id)
            if entry is None:
                entry = there[student.id] = Student(id=student.id)
                gradebook.db.add(entry)
            for name in ("first_name", "last_name", "email"):
                if not getattr(entry, name):
                    setattr(entry, name, getattr(student, name) or None)
        gradebook.db.commit()

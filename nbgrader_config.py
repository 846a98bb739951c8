"""nbgrader's configuration: `nbgrader ...`, the formgrader and `autograder ...` all read this file."""

from pathlib import Path

from autograder.course.nbgrader_defaults import configure

c = get_config()  # noqa: F821, given by traitlets

root = Path(__file__).parent
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "course"
configure(c, root)  # releasing, grading, feedback, collecting; what is set below goes before it
# Time limits (c.Grade.cell_timeout, call_timeout, notebook_timeout) are those of autograder/sandbox/limits.py.

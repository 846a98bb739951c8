"""nbgrader's gradebook, with a faster way to the rows of one submitted notebook."""

from __future__ import annotations

from typing import Any

from nbgrader.api import BaseCell, Comment, Grade, Gradebook
from sqlalchemy.orm import scoped_session, sessionmaker


class OneNotebook(Gradebook):
    """An open gradebook once more, which finds the grades and comments of one notebook of one student at once.

    nbgrader finds each by a query of its own, and its tables have no index by notebook: such a query goes through the
    cell's rows of the whole class, so that the time for each submission grows with the class. Opening one anew for
    each notebook takes long too: all tables are looked up, and each query is put into words again.
    """

    def __init__(self, gradebook: Gradebook, notebook: str, assignment: str, student: str) -> None:
        """With a session of its own, to be closed; the other one stays open. Raises MissingEntry if there is no such
        notebook.
        """
        self.engine, self.course_id, self.authenticator = gradebook.engine, gradebook.course_id, gradebook.authenticator
        self.db = scoped_session(sessionmaker(autoflush=True, bind=self.engine, future=True))
        try:
            submitted = self.find_submission_notebook(notebook, assignment, student)
            rows = self.db.query(BaseCell.id, BaseCell.name).filter(BaseCell.notebook_id == submitted.notebook_id)
            names = {row.id: row.name for row in rows}
            self._found = {
                (kind, names[entry.cell_id], notebook, assignment, student): entry
                for kind in (Grade, Comment)
                for entry in self.db.query(kind).filter(kind.cell_id.in_(names), kind.notebook_id == submitted.id)
            }
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the session, and leave the connections to the gradebook that was given."""
        self.db.remove()

    def find_grade(self, grade_cell: str, *place: str) -> Any:
        """The grade of a cell, given by its name and those of notebook, assignment and student."""
        return self._found.get((Grade, grade_cell, *place)) or super().find_grade(grade_cell, *place)

    def find_comment(self, solution_cell: str, *place: str) -> Any:
        """The comment on a cell, given by its name and those of notebook, assignment and student."""
        return self._found.get((Comment, solution_cell, *place)) or super().find_comment(solution_cell, *place)

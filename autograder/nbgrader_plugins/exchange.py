"""Through nbgrader's exchange: submissions in, without following the links that students may have put there, and
feedback out, whatever one submission lacks.
"""

from __future__ import annotations

import contextlib
import glob
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback

from autograder.course.layout import Course
from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.gradebook.exchange import can_be_fetched
from autograder.submissions.files import entries, link_above, read_bytes
from autograder.submissions.folder import read_handed_in
from autograder.submissions.parsing import MAX_SUBMISSION
from autograder.submissions.receipt import SECRET, TIME

MAX_TOTAL = 200 * 2**20  # bytes of one submission


class SafeCollect(ExchangeCollect):
    """What `nbgrader collect` copies with. Its own copies what a link leads to, with the rights of the instructor."""

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the plain files of a submission; what else is there is left out and named."""
        source = Path(src)
        with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
            staged = Path(temporary) / source.name
            staged.mkdir()
            if link_above(source, 1):
                self.log.warning("%r is a link and is not collected", plain(source.name))
            else:
                self._stage(source, staged)
            super().do_copy(str(staged), dest, log)

    def _stage(self, source: Path, staged: Path) -> None:
        room = MAX_TOTAL
        try:
            for path in entries(source, "", folders=1):
                name = path.relative_to(source)
                try:
                    data = read_bytes(path, min(MAX_SUBMISSION, room), folders=len(name.parts))
                except SubmissionError as error:
                    self.log.warning("%r is not collected: %s", plain(str(name)), plain(str(error)))
                    continue
                room -= len(data)
                (staged / name).parent.mkdir(parents=True, exist_ok=True)
                (staged / name).write_bytes(data)
        except SubmissionError as error:
            self.log.warning("%s: %s", plain(source.name), error)


class SafeReleaseFeedback(ExchangeReleaseFeedback):
    """What `nbgrader release_feedback` copies with. Its own ends at the first student whose submission did not come
    through the exchange, and releases nothing to those behind.
    """

    def copy_files(self) -> None:
        """Release the pages of all who handed in through the exchange; name the others."""
        without = {
            folder.parent.name
            for folder in map(Path, glob.glob(self.src_path))  # noqa: PTH207, nbgrader's own pattern
            if not ((folder / TIME).is_file() and (folder / SECRET).is_file())
        }
        for student in sorted(without):
            self.log.warning(
                "%s did not hand in through the exchange and gets no feedback there: "
                "send the pages in %s in another way.",
                plain(student),
                self.coursedir.format_path(self.coursedir.feedback_directory, student, self.coursedir.assignment_id),
            )
        excluded = self.coursedir.student_id_exclude
        self.coursedir.student_id_exclude = ",".join(filter(None, [excluded, *sorted(without)]))
        try:
            with contextlib.ExitStack() as stack:
                for folder in map(Path, glob.glob(self.src_path)):  # noqa: PTH207
                    stack.enter_context(self._under_names_handed_in(folder))
                super().copy_files()
        finally:
            self.coursedir.student_id_exclude = excluded

    @contextlib.contextmanager
    def _under_names_handed_in(self, folder: Path) -> Iterator[None]:
        """A student's pages under the names that the files had, too: by these Fetch Feedback asks for them."""
        assignment = Course(Path(self.coursedir.root)).assignment(self.coursedir.assignment_id)
        copies = []
        for name, file in read_handed_in(assignment, folder.parent.name).read_as.items():
            page, copy = folder / f"{name}.html", folder / f"{Path(file).stem}.html"
            if page.is_file() and can_be_fetched(file) and not copy.exists():
                shutil.copy(page, copy)
                copies.append(copy)
        try:
            yield
        finally:
            for copy in copies:
                copy.unlink(missing_ok=True)

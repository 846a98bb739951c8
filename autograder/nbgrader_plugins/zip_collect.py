"""What `nbgrader zip_collect` opens archives with, and which files in them it takes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.submissions.archives import problem_of_name, unpack
from autograder.submissions.files import problem_of_student, read_bytes
from autograder.submissions.parsing import MAX_SUBMISSION


class SafeExtractor(ExtractorPlugin):
    """What `nbgrader zip_collect` opens archives with."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the archives among the downloaded files, each into a folder of its own, and copy the other files.

        An archive in an archive stays closed, and links among the downloads are not followed.
        """
        top, target = Path(archive_path), Path(extracted_path)
        found = 0
        for folder, folders, names in os.walk(top):
            folders.sort()
            into = target / Path(folder).relative_to(top)
            into.mkdir(parents=True, exist_ok=True)
            for path in (Path(folder) / name for name in sorted(names)):
                found += 1
                self._take(path, into)
        if not found:
            self.log.warning("No files found in directory: %s", archive_path)

    def _take(self, path: Path, into: Path) -> None:
        shown = plain(path.name)
        try:
            if path.suffix not in self.zip_ext:
                (into / path.name).write_bytes(read_bytes(path, MAX_SUBMISSION, folders=0))
                return
            self.log.info("Extracting from: %s", shown)
            folder = into / path.name.removesuffix(path.suffix).removesuffix(".tar")
            if os.path.lexists(folder):  # a.zip beside a.tar.gz, or beside a file that is called a
                folder = into / path.name
            for refused in unpack(path, folder):
                self.log.warning("%s: refused %s", shown, refused)
        except SubmissionError as error:
            self.log.error("%s is refused: %s", shown, plain(str(error)))


class SafeCollector(FileNameCollectorPlugin):
    """nbgrader's own, which takes no student id and no file name that lead out of the folder of submissions."""

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """What the file's name says about it, or None if it is to be skipped."""
        found: dict[str, Any] | None = super().collect(submitted_file)
        if found is None:
            return None
        student, file = found.get("student_id") or "", found.get("file_id") or ""
        if problem_of_student(student) or problem_of_name(student) or problem_of_name(file):
            self.log.warning("Skipped %r: its student id or file name leads elsewhere", plain(submitted_file))
            return None
        return found

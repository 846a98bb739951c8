"""Where the course's own answers run: beside copies of the files that lie beside the notebook.

What an answer writes there does not reach the course's files, and no other answer finds it.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.course.run_folder import run_folder

_State = dict[Path, tuple[int, int]]  # size and time of change of each file


@dataclass
class WorkingCopy:
    """A folder with copies of an assignment's support files, which goes when this process ends."""

    assignment: Assignment
    folder: str = field(default_factory=lambda: tempfile.mkdtemp(prefix="answers-", dir=run_folder()))
    _copied: _State = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._copy()

    def restore(self) -> None:
        """Take away what an answer has left in the folder, and put back what it has changed."""
        if self._state() != self._copied:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._copy()

    def _copy(self) -> None:
        Path(self.folder).mkdir(exist_ok=True)
        self.assignment.copy_support_files(Path(self.folder))
        self._copied = self._state()

    def _state(self) -> _State:
        found = (path for path in Path(self.folder).rglob("*") if path.suffix != ".pyc" and not path.is_dir())
        return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in found}

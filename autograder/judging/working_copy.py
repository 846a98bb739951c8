"""Where the course's own answers run: beside copies of the files that lie beside the notebook.

What an answer writes there does not reach the course's files, and no other answer finds it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.course.run_folder import run_folder

_State = dict[Path, tuple[int, int]]  # size and time of change of each file


@dataclass
class WorkingCopy:
    """A folder with copies of an assignment's support files, which goes when this process ends.

    A process that is forked, as workers are from one that has loaded their answer keys, gets a folder of its own.
    """

    assignment: Assignment
    _folder: str = ""
    _process: int = 0
    _copied: _State = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The path of the folder."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._folder = tempfile.mkdtemp(prefix="answers-", dir=run_folder())
            self._copy()
        return self._folder

    def restore(self) -> None:
        """Take away what an answer has left in the folder, and put back what it has changed."""
        folder = self.folder
        if self._state() != self._copied:
            shutil.rmtree(folder, ignore_errors=True)
            self._copy()

    def _copy(self) -> None:
        Path(self._folder).mkdir(exist_ok=True)
        self.assignment.copy_support_files(Path(self._folder))
        self._copied = self._state()

    def _state(self) -> _State:
        found = (path for path in Path(self._folder).rglob("*") if path.suffix != ".pyc" and not path.is_dir())
        return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in found}

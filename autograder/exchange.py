"""Collects submissions from nbgrader's exchange without following the links that students may have put there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from autograder.errors import SubmissionError
from autograder.notebooks import MAX_SUBMISSION
from autograder.reading import entries, link_above, read_bytes
from autograder.safe.text import plain

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
            for path in entries(source, ""):
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

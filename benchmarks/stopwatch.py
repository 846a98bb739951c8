"""The command `autograder` with a stopwatch: `python -m benchmarks.stopwatch FILE grade exercise4 ...`.

The command itself is not changed. At its end the file holds how many seconds the process that records spent in reading
submissions, in the journal, and in the gradebook with its folder; its processor time; and its largest memory.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.cli import main as cli


class Stopwatch:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def time(self, owner: Any, name: str, what: str) -> None:
        """Count the time of a function under `what` from now on."""
        timed: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(timed)
        def with_time(*args: Any, **kwargs: Any) -> Any:
            started = time.perf_counter()
            try:
                return timed(*args, **kwargs)
            finally:
                self.seconds[what] += time.perf_counter() - started

        setattr(owner, name, with_time)


def main() -> None:
    """Run the command."""
    file = Path(sys.argv.pop(1)).resolve()
    from autograder.gradebook.recorder import Recorder
    from autograder.grading import batch, submission
    from autograder.grading.journal import Journal

    watch = Stopwatch()
    watch.time(batch, "prepare", "beginning")
    watch.time(batch, "read_handed_in", "reading")
    watch.time(batch._Run, "_recorded", "reading")
    watch.time(submission, "grade_submission", "grading here")
    for name in ("find", "keep", "forget"):
        watch.time(Journal, name, "journal")
    for name in ("record", "record_nothing"):
        watch.time(Recorder, name, "gradebook and folder")
    started = time.perf_counter()
    try:
        cli.app()
    finally:
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        found = {
            "pid": os.getpid(),
            "wall": time.perf_counter() - started,
            "seconds": dict(watch.seconds),
            "processor": own.ru_utime + own.ru_stime,
            "processor of children": children.ru_utime + children.ru_stime,
            "most memory": own.ru_maxrss * 1024,
        }
        file.write_text(json.dumps(found))


if __name__ == "__main__":
    main()

"""What nbgrader's exchange puts beside a submission: when it was handed in, and under which secret."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import Any

from autograder.errors import SubmissionError
from autograder.submissions.files import read_bytes

TIME = "timestamp.txt"
#: By this nbgrader's exchange knows whose feedback a page is: `nbgrader submit` puts it beside the notebooks.
SECRET = "submission_secret.txt"  # noqa: S105
MAX_TIME = 1000  # bytes of the file that says when a submission was handed in
# Nothing freer: the name of a time zone would be looked for among the files of this machine.
_SECRET = re.compile(r"[0-9A-Za-z]{1,256}")
_TIME = re.compile(r"[0-9-]{8,10}[ T][0-9:.]{4,15}(?: ?[A-Za-z0-9+:-][A-Za-z0-9_+:/-]{0,40})?")


def time_of(folder: Path, log: Any = None) -> datetime.datetime | None:
    """When a submission was handed in (UTC), if its folder says so in a way that can be read."""
    try:
        text = read_bytes(folder / TIME, MAX_TIME).decode(errors="replace").strip()
        if _TIME.fullmatch(text):
            from nbgrader.utils import parse_utc  # a second of imports, for which nothing else waits here

            return parse_utc(text)
        problem = "it holds no time"
    except (SubmissionError, ValueError, OverflowError) as error:
        problem = str(error)
    if log is not None and os.path.lexists(folder / TIME):
        log.warning("Nothing is known about being late, because of %s: %s", folder / TIME, problem)
    return None


def secret_of(folder: Path) -> str:
    """The secret of a submission that came through nbgrader's exchange; empty if there is none that can be used."""
    try:
        text = read_bytes(folder / SECRET, MAX_TIME).decode(errors="replace").strip()
    except SubmissionError:
        return ""
    return text if _SECRET.fullmatch(text) else ""


def write_receipt(folder: Path, time: str, secret: str) -> None:
    """Put into a graded folder when and under which secret it was handed in, and nothing of that which is empty."""
    for name, text in ((TIME, time), (SECRET, secret)):
        if text:
            (folder / name).write_text(text)
        else:
            (folder / name).unlink(missing_ok=True)


def as_text(time: datetime.datetime) -> str:
    """The time as nbgrader writes it into a submission's folder."""
    return f"{time.isoformat(' ')} UTC\n"

"""What is said of a file that code asks for somewhere else, while the course's own lies beside the notebook."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from autograder.guest.sentences import say

_ASKED_FOR = re.compile(r"(?:'([^']*)'|\"([^\"]*)\")\W*$|(\S+) not found")
_LONGEST = 500  # characters of an error that are looked at


def lies_beside(error: str, files: Collection[str]) -> str:
    """What to look at, for an exception, as `class: message`; empty unless it is about a file that is not found and
    whose name is, but for its folder and capitals, that of one of the course's `files`.
    """
    error = error[:_LONGEST]
    found = _ASKED_FOR.search(error) if error.startswith("FileNotFoundError:") else None
    path = next((part for part in found.groups() if part is not None), "") if found else ""
    asked = re.split(r"[\\/]+", path)[-1].casefold()
    named = [file for file in files if asked and PurePosixPath(file).name.casefold() == asked]
    if len(named) != 1 or path == named[0]:  # under its own name it is missing for another reason
        return ""
    return say("beside_notebook.lies-beside-the-notebook", name=named[0])

"""Where a course's own files are, and what they hold.

`layout`          folders, secret, support files; `lock` one grader of a course at a time
`writing`         puts a file in place whole
`notebooks`       notebooks that are trusted: canonical form, exercises, cells
`answer_bank`     misconceptions, alternatives, wrong and unseen answers
`visible_checks`  the module that is released beside each notebook
"""

from typing import Any


def __getattr__(name: str) -> Any:
    if name != "unreleased_files":  # what nbgrader_config.py of version 0.1.0 imports from here
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from autograder._moved import warn
    from autograder.course.layout import unreleased_files

    warn(f"{__name__}.{name}", f"{__name__}.layout.{name}")
    return unreleased_files

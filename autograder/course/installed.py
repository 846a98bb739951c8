"""The distribution that this package was installed by, which has another name than the package."""

from __future__ import annotations

from importlib import metadata

from packaging.requirements import Requirement

from autograder.errors import CourseError

NAME = "notebook-autograder"
_COMMAND = "autograder.cli.main:app"


def requirements() -> list[Requirement]:
    """What the engine needs, with and without an extra. Raises CourseError."""
    for name in (
        NAME,
        "autograder",
    ):  # what it was called before, where a checkout is installed
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if any(script.value == _COMMAND for script in found.entry_points):  # and no other project of that name
            return [Requirement(text) for text in found.requires or []]
    raise CourseError(f"The engine is here and not installed, so nobody knows what it needs. Run: pip install {NAME}")


def install_with(extra: str) -> str:
    """The command that installs what an extra names."""
    return f"pip install '{NAME}[{extra}]'"

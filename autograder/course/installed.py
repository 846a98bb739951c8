"""The distribution that this package was installed by, which has another name than the package."""

from __future__ import annotations

from importlib import metadata, util

from packaging.requirements import Requirement

from autograder.errors import CourseError

NAME = "notebook-autograder"
_BEFORE = "autograder"  # what a checkout is called that was installed before it had that name
_PROVISIONER = "autograder-sandbox"  # the entry point that nobody else has


def requirements() -> list[Requirement]:
    """What the engine needs, with and without an extra. Raises CourseError."""
    for name in (NAME, _BEFORE):
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if any(entry.name == _PROVISIONER for entry in found.entry_points):  # and it is no other project of that name
            return [Requirement(text) for text in found.requires or []]
    raise CourseError(f"The engine is here and not installed, so nobody knows what it needs. Run: pip install {NAME}")


def require(extra: str, *modules: str) -> None:
    """Raise CourseError, which names the extra, if a module that it brings is not here."""
    absent = [name for name in modules if not is_here(name)]
    if absent:
        raise CourseError(f"This needs {', '.join(absent)}. Run: {install_with(extra)}")


def is_here(module: str) -> bool:
    """Whether a module can be imported, by its first name."""
    try:
        return util.find_spec(module) is not None
    except (ImportError, ValueError):  # ValueError: a module that something has put in place without a specification
        return False


def install_with(extra: str) -> str:
    """The command that installs what an extra names."""
    return f"pip install '{NAME}[{extra}]'"

"""The files of another course: which of them can be copied, which cannot and why, and which are notebooks."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

_CACHES = frozenset([".ipynb_checkpoints", "__pycache__", ".git"])


@dataclass
class Contents:
    """The files in a folder and the folders below, as paths within it, and what cannot be copied, each with why."""

    files: list[Path] = field(default_factory=list)
    problems: list[tuple[Path, str]] = field(default_factory=list)


def contents(folder: Path, left: Set[str] = frozenset()) -> Contents:
    """What a folder holds, but for caches and what is `left` out: files and folders as paths within it.

    Links are followed. A link to a folder in which it lies would never end, so it is a problem.
    """
    found = Contents()
    _walk(folder, folder, left, (), found)
    return found


def _walk(root: Path, folder: Path, left: Set[str], above: Sequence[Path], found: Contents) -> None:
    here = folder.relative_to(root)
    try:
        entries, above = sorted(folder.iterdir()), (*above, folder.resolve())
    except OSError as error:
        found.problems.append((here, f"it cannot be read: {error.strerror}"))
        return
    for path in entries:
        place = path.relative_to(root)
        if path.name in _CACHES or place.as_posix() in left:
            continue
        try:
            mode, real = path.stat().st_mode, path.resolve()
        except OSError as error:
            why = "it is a link that leads nowhere" if path.is_symlink() else f"it cannot be read: {error.strerror}"
            found.problems.append((place, why))
            continue
        if stat.S_ISREG(mode):
            found.files.append(place)
        elif not stat.S_ISDIR(mode):
            found.problems.append((place, "it is no file, but a pipe, a socket or a device"))
        elif any(each.is_relative_to(real) for each in above):
            found.problems.append((place, "it is a link to a folder in which it lies"))
        else:
            _walk(root, path, left, above, found)


def notebooks(files: Sequence[Path]) -> Iterator[Path]:
    """Those of some files that are notebooks, or would be one by another name, as `hw.IPYNB`."""
    return (path for path in files if path.suffix.lower() == ".ipynb")


def is_own(path: Path) -> bool:
    """Whether a file of an assignment, as a path within it, is one of its notebooks."""
    return len(path.parts) == 1 and path.suffix == ".ipynb"

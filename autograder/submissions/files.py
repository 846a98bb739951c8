"""Reads what students handed in: regular files only, never through a link, never more than a limit.

What is looked at is what is read: each folder on the way and the file itself are opened without following links, and
the checks are made on what was opened. `submitted` itself and what is above it are the instructor's and may be links.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SubmissionError
from autograder.guest.sentences import say

MAX_ENTRIES = 5_000  # files and folders of one submission that are looked at
MAX_DEPTH = 12  # folders in folders

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class NoFile(SubmissionError):
    """What stands in the place of a submitted file is none, or is not the student's own."""


class TooLarge(SubmissionError):
    """A submitted file is larger than what is read."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        self.size = size
        super().__init__(say("files.has-mb-at-most-mb-are-read", name=name, size=size // 2**20, limit=limit // 2**20))


def read_bytes(path: Path, limit: int, *, folders: int = 2) -> bytes:
    """The bytes of a submitted file. Raises SubmissionError with a sentence.

    So many `folders` above the file must be real ones: in `submitted/student01/exercise4/a.ipynb` the two below
    `submitted`, which whoever fills that folder could have made links.
    """
    path = path.absolute()
    with contextlib.ExitStack() as stack:
        try:
            place = _open_folder(path, folders, stack)
            kind = os.stat(path.name, dir_fd=place, follow_symlinks=False)
            _refuse_what_is_no_file(path.name, kind)
            descriptor = os.open(path.name, _FILE, dir_fd=place)
        except OSError as error:  # gone, or something else than a moment ago
            raise NoFile(say("files.is-no-file-that-can-be-read", name=path.name, strerror=error.strerror)) from error
        file = stack.enter_context(os.fdopen(descriptor, "rb"))
        opened = os.fstat(descriptor)
        _refuse_what_is_no_file(path.name, opened)
        if opened.st_size > limit:
            raise TooLarge(path.name, opened.st_size, limit)
        data = file.read(limit + 1)
        if len(data) > limit:  # it has grown meanwhile
            raise TooLarge(path.name, len(data), limit)
        return data


def link_above(path: Path, folders: int = 2) -> Path | None:
    """The first of so many folders, the last of which is `path`, that is a link."""
    above = [path, *path.parents][:folders]
    return next((folder for folder in reversed(above) if folder.is_symlink()), None)


def problem_of_student(name: str) -> str:
    """Why a student's folder cannot have this name; empty if it can."""
    if name != name.strip() or set(name) & set("[]"):
        return say("files.nbgrader-finds-no-folder-whose-name-has")
    if not name.isprintable() or set(name) & set('<>"/\\'):
        # The formgrader puts names into its pages as they are.
        return say("files.a-folder-whose-name-has-signs-of")
    return ""


def entries(folder: Path, suffix: str, *, folders: int = 0) -> Iterator[Path]:
    """The files of that suffix in a submitted folder, links among them, but none that is reached through one. So many
    `folders`, the last of which is this one, must be real ones.

    Looks at no more than MAX_ENTRIES entries and MAX_DEPTH folders deep; raises SubmissionError when there are more.
    """
    looked_at = 0
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        with contextlib.ExitStack() as stack:
            opened = _open_folder((here / "it").absolute(), folders + depth, stack)  # it may be a link by now
            for entry in stack.enter_context(os.scandir(opened)):
                looked_at += 1
                if looked_at > MAX_ENTRIES or depth > MAX_DEPTH:
                    limit = (
                        say("files.more-than-entries", max_entries=MAX_ENTRIES)
                        if depth <= MAX_DEPTH
                        else say("files.folders-nested-too-deep")
                    )
                    raise SubmissionError(say("files.the-folder-has-the-rest-was-not", limit=limit))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((here / entry.name, depth + 1))
                elif entry.name.endswith(suffix):
                    yield here / entry.name


def _open_folder(path: Path, folders: int, stack: contextlib.ExitStack) -> int:
    """A descriptor of the folder that holds the file, reached without links."""
    place = os.open(path.parents[folders], _FOLDER)
    stack.callback(os.close, place)
    for folder in reversed(list(path.parents)[:folders]):
        try:
            place = os.open(folder.name, _FOLDER | os.O_NOFOLLOW, dir_fd=place)
        except OSError as error:
            if folder.is_symlink():
                raise NoFile(say("files.is-a-link-and-links-among-the", name=folder.name)) from error
            raise
        stack.callback(os.close, place)
    return place


def _refuse_what_is_no_file(name: str, found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise NoFile(say("files.is-no-file-but-a-link-and", name=name))
    if not stat.S_ISREG(found.st_mode):
        kind = say("files.a-folder") if stat.S_ISDIR(found.st_mode) else say("files.a-pipe-or-a-device")
        raise NoFile(say("files.is-no-file-but-submit-the-notebook", name=name, kind=kind))
    if found.st_nlink > 1:
        # It may be another student's file, or one of the course; which one cannot be told.
        raise NoFile(say("files.is-no-file-of-its-own-but", name=name))

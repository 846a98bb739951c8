"""Puts a file or a folder in place whole: who reads meanwhile, or after this was killed, finds the old one or the new
one, never half of one.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, private: bool = False, replace: bool = True) -> None:
    """Write a file beside its place and then put it there. Raises OSError.

    A `private` one only its owner may read. Without `replace`, one that is there already stays, whoever made it
    meanwhile.
    """
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        if replace:
            half.replace(path)
        else:
            _link(half, path)
    finally:
        half.unlink(missing_ok=True)


def _link(made: Path, path: Path) -> None:
    try:
        path.hardlink_to(made)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        made.replace(path)


@contextlib.contextmanager
def replacing_folder(folder: Path, *, kept: Path | None = None) -> Iterator[Path]:
    """A new folder that takes the place of `folder` at the end, if there is no error. Raises OSError.

    What stood there is removed, or moved to `kept`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    ours = re.compile(rf"\.{re.escape(folder.name)}-[a-z0-9_]{{8}}(-old)?")  # and of no folder with a longer name
    for left in folder.parent.iterdir():  # of a run that was killed
        if ours.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    old = new.with_name(f"{new.name}-old")
    try:
        new.chmod(stat.S_IMODE(folder.parent.stat().st_mode))
        yield new
        if os.path.lexists(folder):
            shutil.move(folder, kept or old)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

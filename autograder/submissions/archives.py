"""Opens the archives that `nbgrader zip_collect` finds, member by member: what is no plain file is refused by name.

nbgrader's own plugin unpacks whatever an archive holds, archives in archives too. Here nothing is written outside the
archive's own folder, no link, device or program with special rights is made, and an archive that is too much is refused
as a whole before it fills the disk.
"""

from __future__ import annotations

import functools
import gzip
import re
import shutil
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from autograder.course.text import plain
from autograder.errors import SubmissionError
from autograder.submissions.files import MAX_DEPTH, NoFile
from autograder.submissions.parsing import MAX_SUBMISSION

MAX_ARCHIVE = 200 * 2**20  # bytes of the archive itself
MAX_TOTAL = 400 * 2**20  # bytes of all that is in it
MAX_MEMBERS = 2_000
CLASS = 10  # times these limits are the limits of an archive that holds a whole class
MAX_RATIO = 200  # bytes in the archive to bytes in it, beyond the first megabytes
_FREE = 10 * 2**20  # bytes that may be packed as tightly as they like: blank notebooks are
_PIECE = 2**16
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\]")
_TOO_TIGHT = "what is in it is too much, or packed too tightly to be notebooks."
_END_OF_ZIP = struct.Struct("<4s4H2LH")
_LOCATOR, _LARGE_END = 20, 56  # bytes of the two records by which a large zip file says how large it is
_UTF8_NAME = 0x800  # the flag of a name that is written in UTF-8


class TooMuch(SubmissionError):
    """An archive is refused as a whole."""


@dataclass(frozen=True)
class Member:
    """One entry of an archive: its name, why it is refused if it is, and how to read it."""

    name: str
    folder: bool
    problem: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Refused:
    """A member of an archive that was not unpacked, and why."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name!r}: {self.why}"


def unpack(path: Path, folder: Path, room: int = 1) -> list[Refused]:
    """Unpack an archive into a new folder; what was refused of it, with reasons.

    `room` is how many times the limits of one student's archive it may reach; the limit of one file stays the same.
    Raises SubmissionError if it is refused as a whole; then nothing of it is left.
    """
    if path.is_symlink() or not path.is_file():
        raise NoFile("it is not a file of its own. Download it again.")
    if path.stat().st_size > MAX_ARCHIVE * room:
        raise TooMuch(f"it has more than {MAX_ARCHIVE * room // 2**20} MB. Ask for a smaller one.")
    refused: list[Refused] = []
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _members(path, room) as members:
            _write(members, folder, room, _allowance(path, room), refused)
    except (
        SubmissionError,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        zipfile.BadZipFile,
        tarfile.TarError,
    ) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, SubmissionError):
            raise
        raise SubmissionError(f"it cannot be read as an archive ({plain(str(error))[:200]}).") from error
    except Exception as error:  # the decompressors have exceptions of their own
        shutil.rmtree(folder, ignore_errors=True)
        raise SubmissionError(f"it cannot be read as an archive ({type(error).__name__}).") from error
    return refused


def _allowance(path: Path, room: int) -> int:
    return min(MAX_TOTAL * room, _FREE + MAX_RATIO * path.stat().st_size)


def _write(members: Iterator[Member], folder: Path, room: int, allowed: int, refused: list[Refused]) -> None:
    """Write the members that are plain files; what they hold is counted, not what they say they hold."""
    for count, member in enumerate(members, start=1):
        if count > MAX_MEMBERS * room:
            raise TooMuch(f"it has more than {MAX_MEMBERS * room:,} members.")
        if member.name.startswith("__MACOSX/"):
            continue
        problem = member.problem or problem_of_name(member.name)
        if not problem and member.size > MAX_SUBMISSION:
            problem = f"it has more than {MAX_SUBMISSION // 2**20} MB"
        target = folder / PurePosixPath(member.name)
        if not problem and not member.folder and (target.exists() or any(map(Path.is_file, target.parents))):
            problem = "its name is there twice"
        if problem:
            refused.append(Refused(plain(member.name)[:100], problem))
        if problem or member.folder:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with member.open() as source, target.open("xb") as file:
            written = 0
            while piece := source.read(_PIECE):
                written += len(piece)
                allowed -= len(piece)
                if allowed < 0 or written > MAX_SUBMISSION:
                    raise TooMuch(_TOO_TIGHT)
                file.write(piece)


def problem_of_name(name: str) -> str:
    parts = name.removesuffix("/").split("/")
    if not name or name.startswith("/") or ".." in parts or _BAD_NAME.search(name):
        return "its name leads out of the folder, or is none"
    if len(parts) > MAX_DEPTH or any(len(part.encode(errors="replace")) > 200 for part in parts):
        return "its name is too long, or nested too deep"
    return ""


@contextmanager
def _members(path: Path, room: int) -> Iterator[Iterator[Member]]:
    if path.suffix.lower() == ".zip":
        _look_at_directory(path, MAX_MEMBERS * room)
        with zipfile.ZipFile(path) as archive:
            yield map(functools.partial(_zip_member, archive), archive.infolist())
        return
    # As a stream, and counted while it is unpacked: headers may be as large as files.
    with path.open("rb") as raw:
        stream = gzip.GzipFile(fileobj=raw) if path.suffix.lower() in (".gz", ".tgz") else raw
        counted = cast(IO[bytes], _Counted(stream, _allowance(path, room)))
        with tarfile.open(fileobj=counted, mode="r|") as tar:
            yield map(functools.partial(_tar_member, tar), tar)


def _look_at_directory(path: Path, limit: int) -> None:
    """Refuse a zip file whose list of members is too long to be read. Raises TooMuch."""
    with path.open("rb") as file:
        start = max(0, path.stat().st_size - _END_OF_ZIP.size - 2**16 - _LOCATOR - _LARGE_END)
        file.seek(start)
        end = file.read()
    place = end.rfind(b"PK\x05\x06")
    if place < 0 or len(end) < place + _END_OF_ZIP.size:
        raise SubmissionError("it is not a zip file. Ask for it again.")
    _, _, _, _, count, size, _, _ = _END_OF_ZIP.unpack_from(end, place)
    if end[max(0, place - _LOCATOR) :].startswith(b"PK\x06\x07"):
        # Some platforms write the records for large archives into every archive. Only where every reader looks.
        record, said = place - _LOCATOR - _LARGE_END, int.from_bytes(end[place - _LOCATOR + 8 : place - 4], "little")
        if record < 0 or not end[record:].startswith(b"PK\x06\x06") or said != start + record:
            raise SubmissionError("it is a zip file of an unusual kind. Ask for it again.")
        count, size = struct.unpack_from("<QQ", end, record + 32)
    if count > limit or size > limit * 1000:
        raise TooMuch(f"it has more than {limit:,} members.")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    problem = _problem_of_mode(info.external_attr >> 16)
    if info.flag_bits & 1:
        problem = "it is encrypted"
    elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        problem = "it is compressed in an unusual way"
    return Member(_zip_name(info), info.is_dir(), problem, info.file_size, lambda: archive.open(info))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """A member's name. Without the flag for UTF-8 it is in an encoding of DOS, but many programs forget the flag."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    problem = _problem_of_mode(stat.S_IMODE(info.mode))
    if info.issym() or info.islnk():
        problem = "it is a link"
    elif not (info.isreg() or info.isdir()) or info.issparse():
        problem = "it is not a plain file"
    return Member(info.name, info.isdir(), problem, info.size, lambda: cast(IO[bytes], archive.extractfile(info)))


def _problem_of_mode(mode: int) -> str:
    """What is wrong with a file of this mode; some archives say nothing about it."""
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFLNK:
        return "it is a link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is not a plain file"
    return "it has special rights" if mode & (stat.S_ISUID | stat.S_ISGID) else ""


class _Counted:
    """A stream that ends with TooMuch when more was read than is allowed."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, allowed: int) -> None:
        self._stream, self._allowed = stream, allowed

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self._allowed -= len(piece)
        if self._allowed < 0:
            raise TooMuch(_TOO_TIGHT)
        return piece

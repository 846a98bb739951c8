"""Where submissions come from and pages go to: nbgrader's exchange, or a folder that anything may synchronise."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import pwd
import re
import secrets
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import PRACTICE, Assignment
from autograder.course.writing import replacing_folder
from autograder.errors import AutograderError, SubmissionError
from autograder.feedback.practice import MARK
from autograder.gradebook.exchange import Exchange, can_be_fetched, is_text, told_by
from autograder.practice.queue import Arrival
from autograder.submissions.files import MAX_ENTRIES, link_above, problem_of_student, read_bytes
from autograder.submissions.folder import HandedIn
from autograder.submissions.receipt import TIME, secret_of, time_of, write_receipt

PAGES = "practice"  # the course's folder of pages, laid out as that of the final ones
_MAX_NAMES = 20  # of files that are no notebooks of the assignment, under which a page is put out
_MAX_PAGE = 50 * 2**20  # bytes of a page
_HALF = re.compile(r"\.(.+)-[0-9a-f]{8}\.part")  # as which a file of a folder is written
_SETTLED = 3.0  # seconds after which a submission is taken though its last step is not to be seen


@dataclass
class ExchangePlace:
    """The exchange, as far as it holds submissions to these assignments."""

    exchange: Exchange
    assignments: Mapping[str, Assignment]
    complaints: dict[str, str] = field(
        default_factory=dict
    )  # by submission: why it is not taken, with its name as it is
    unfinished: bool = False  # something was there that is still being copied
    _first_seen: dict[str, float] = field(default_factory=dict)
    _arrived: dict[str, Arrival] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """What is to be watched."""
        return self.exchange.inbound

    def arrivals(self) -> Iterator[Arrival]:
        """The newest submission of each student that is there whole."""
        newest: dict[tuple[str, str], tuple[float, str, Path]] = {}
        now = time.time()
        with os.scandir(self.folder) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        for name in names:
            told = told_by(name)
            if told is None or told[1] not in self.assignments:
                continue
            self._first_seen.setdefault(name, now)
            student, assignment, handed_in = told
            if name not in self._arrived and self._refused(student, name, self.folder / name):
                continue  # before it is compared: a false one must not stand in front of the student's own
            entry = (handed_in, name, self.folder / name)
            newest[student, assignment] = max(entry, newest.get((student, assignment), entry))
        self.unfinished = False
        for (student, assignment), (handed_in, name, folder) in newest.items():
            if name in self._arrived:
                yield self._arrived[name]
                continue
            seen = self._first_seen[name]
            secret, said = secret_of(folder), time_of(folder)
            if not _is_whole(folder, secret) and _is_within(_SETTLED, seen, now):
                self.unfinished = True
                continue
            text = said.strftime("%Y-%m-%d %H:%M:%S.%f UTC") if said else ""
            came = seen
            with contextlib.suppress(OSError):  # its change time is set by the system alone, and to its clock
                came = min(folder.stat().st_ctime, seen)
            self._arrived[name] = Arrival(assignment, student, name, folder, handed_in, text, secret, seen, came)
            yield self._arrived[name]

    def _refused(self, student: str, name: str, folder: Path) -> bool:
        """Whether it is not this student's: its page would tell somebody of another's tries, and use them up."""
        problem = _problem_of(student)
        if not is_text(name):
            problem = "a folder whose name is no text (UTF-8) is not nbgrader's. Ask for the submission once more"
        if not problem and self.exchange.checks_owner:
            try:
                status = folder.lstat()
                owner = pwd.getpwuid(status.st_uid).pw_name if stat.S_ISDIR(status.st_mode) else ""
            except KeyError:
                owner = f"an account without a name (number {status.st_uid})"
            except OSError:
                return True  # it is gone, or on its way
            if owner != student:
                problem = (
                    f"it claims to be of {student} and belongs to {owner or 'nobody, as it is not a folder any more'}. "
                    "Where one account hands in for all, set c.ExchangeCollect.check_owner = False"
                )
        if problem:
            self.complaints[name] = f"{name}: {problem}"
        return bool(problem)

    def clear(self) -> None:
        """Take away what a watcher of these assignments was writing when it was killed. There must be no other one."""
        left = set(self.exchange.half_pages())
        for folder in self.folder.iterdir() if left else ():
            told = told_by(folder.name)
            if told is not None and told[1] in self.assignments:
                secret = secret_of(folder)
                for name in self.assignments[told[1]].notebooks if secret else ():
                    path = self.exchange.half_page(secret, name)
                    if path in left:
                        path.unlink(missing_ok=True)

    def has_final_page(self, arrival: Arrival, notebooks: Collection[str]) -> bool:
        """Whether a page of the grade is out already, which no page of practice may replace."""
        return any(_is_final(self.exchange.page(arrival.secret, name)) for name in notebooks if arrival.secret)

    def under_names_handed_in(
        self, arrival: Arrival, handed_in: HandedIn, pages: Mapping[str, str], *, one: bool
    ) -> dict[str, str]:
        """The pages under the names that the files have, if these are others: by them Fetch Feedback asks. `one` is for
        all files, those that are no notebooks of the assignment too.
        """
        names = {file: pages[name] for name, file in handed_in.read_as.items() if name in pages}
        if one and pages:
            notice = next(iter(pages.values()))
            names |= {f"{name}.ipynb": notice for name in handed_in.unknown[:_MAX_NAMES]}
        for file in names:
            if not is_text(file):
                self.complaints[f"{arrival.submission}/{file}"] = (
                    f"{arrival.student}: the page of {file!r} cannot be fetched by this name, which is no UTF-8. "
                    "Ask for the file under another name"
                )
        return {file.removesuffix(".ipynb"): page for file, page in names.items() if can_be_fetched(file)}

    def publish(
        self, arrival: Arrival, pages: Mapping[str, str], state: Mapping[str, object], *, keep: bool = False
    ) -> None:
        """Put the pages, by name, where the student finds them. Each submission has its own: none is in the way, with
        `keep` or without.

        Raises OSError or AutograderError; then it can be done again.
        """
        assignment = self.assignments[arrival.assignment]
        own = assignment.course.root / PAGES  # with pages of all students, and their secrets
        own.mkdir(mode=0o700, exist_ok=True)
        with replacing_folder(own / arrival.student / arrival.assignment) as folder:
            for name, page in pages.items():
                (folder / f"{name}.html").write_text(page, encoding="utf-8", errors="replace")
                (folder / f"{name}.html").chmod(0o644)  # as which nbgrader copies it: students read it there
            write_receipt(folder, arrival.time, arrival.secret)
            if not arrival.time:
                (folder / TIME).write_text("")  # nbgrader's step reads one, and writes it into its log
        if arrival.secret:
            self.exchange.release(assignment, arrival.student, PAGES)


def _problem_of(student: str) -> str:
    """Why nobody can be called so; empty if somebody can. Paths are made of the name."""
    if not student or student.startswith("."):
        return "a name that is empty or begins with a dot is no student's"
    return problem_of_student(student)


def _is_within(seconds: float, since: float, now: float) -> bool:
    """Whether that is not longer ago; what is in the future was before the clock was set back."""
    return 0.0 <= now - since < seconds


def _is_whole(folder: Path, secret: str) -> bool:
    """Whether nbgrader has done the last of its steps: the rights of the folder, so that instructors can delete it."""
    try:
        return bool(secret) and stat.S_IMODE(folder.stat().st_mode) & 0o777 == 0o777
    except OSError:
        return False


def _is_final(page: Path) -> bool:
    try:
        return MARK.encode() not in read_bytes(page, _MAX_PAGE)
    except SubmissionError:
        return False


@dataclass
class FolderPlace:
    """A folder `<student>/<assignment>/` for each submission, and pages in `<student>/<assignment>-feedback/`."""

    folder: Path
    assignments: Mapping[str, Assignment]
    complaints: dict[str, str] = field(default_factory=dict)
    unfinished: bool = False
    _first_seen: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def clear(self) -> None:
        """Take away what a watcher of these assignments was writing when it was killed. There must be no other one."""
        for student in self._students() if self.folder.is_dir() else ():
            for name, assignment in self.assignments.items():
                ours = {PRACTICE, *(f"{notebook}.html" for notebook in assignment.notebooks)}
                folder = self.folder / student / name
                for place in (folder, _beside(folder)):
                    with contextlib.suppress(OSError, AutograderError), _opened(place) as target:
                        for left in os.listdir(target):  # noqa: PTH208, of what is open
                            if (found := _HALF.fullmatch(left)) and found[1] in ours:
                                os.unlink(left, dir_fd=target)

    def _students(self) -> list[str]:
        with os.scandir(self.folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            )

    def arrivals(self) -> Iterator[Arrival]:
        """What each student has handed in, if nobody is writing it."""
        self.unfinished = False
        for student in self._students():
            for name, assignment in self.assignments.items():
                folder = self.folder / student / name
                if problem := _problem_of(student):
                    self.complaints[student] = f"{student}: {problem}"
                    continue
                with contextlib.suppress(OSError):
                    arrival = self._arrival(assignment, student, folder)
                    if arrival is not None:
                        yield arrival

    def _arrival(self, assignment: Assignment, student: str, folder: Path) -> Arrival | None:
        if not folder.is_dir() or link_above(folder):
            return None
        files = _notebooks_in(folder, assignment)
        if not files:
            return None
        state = [(name, status.st_mtime_ns, status.st_size) for name, status in files]
        submission = hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]
        now = time.time()
        seen = self._first_seen.setdefault((student, assignment.name, submission), now)
        # Other machines' clocks may be ahead, and no page tells of times before those that the system counts.
        handed_in = max(0.0, min(max(entry[1] for entry in state) / 1e9, seen))
        if _is_within(1.0, seen, now) and _is_within(1.0, handed_in, now):  # somebody may be writing it
            self.unfinished = True
            return None
        came = min(max(status.st_ctime for _, status in files), seen)
        return Arrival(assignment.name, student, submission, folder, handed_in, seen=seen, came=came)

    def has_final_page(self, arrival: Arrival, notebooks: Collection[str]) -> bool:
        """Whether a page of the grade is out already, which no page of practice may replace."""
        return any(_is_final(self._pages(arrival) / f"{name}.html") for name in notebooks)

    def under_names_handed_in(self, *_: object, **__: object) -> dict[str, str]:
        """None: pages have the names of the assignment's notebooks."""
        return {}

    def publish(
        self, arrival: Arrival, pages: Mapping[str, str], state: Mapping[str, object], *, keep: bool = False
    ) -> None:
        """Put the pages, by name, in place of earlier ones; with `keep`, only where there are none.

        Raises OSError or AutograderError when all that can be written is; then it can be done again.
        """
        failed: list[OSError] = []
        with _opened(self._pages(arrival), make=True) as target:
            for name in self.assignments[arrival.assignment].notebooks:
                file = f"{name}.html"
                there = _is_there(target, file)
                with _noted(failed):
                    if name in pages and not (keep and there):
                        _write(target, file, pages[name].encode(errors="replace"))
                    elif there and not keep and name not in pages and not _is_final(self._pages(arrival) / file):
                        os.unlink(file, dir_fd=target)
        with _opened(arrival.folder) as here, _noted(failed):
            _write(here, PRACTICE, json.dumps(state).encode())
        if failed:
            raise failed[0]

    def _pages(self, arrival: Arrival) -> Path:
        return _beside(arrival.folder)


def _notebooks_in(folder: Path, assignment: Assignment) -> list[tuple[str, os.stat_result]]:
    """The notebooks in a submission's folder. If that holds more than is looked at, those of the assignment alone."""
    with os.scandir(folder) as found:
        names = [entry.name for entry in itertools.islice(found, MAX_ENTRIES + 1)]
    ours = [f"{name}.ipynb" for name in assignment.notebooks]
    files = []
    for name in sorted(ours if len(names) > MAX_ENTRIES else names):
        with contextlib.suppress(FileNotFoundError):
            if Path(name).suffix == ".ipynb" and not stat.S_ISDIR((status := (folder / name).lstat()).st_mode):
                files.append((name, status))
    return files


def _beside(folder: Path) -> Path:
    """Where the pages of a submission are."""
    return folder.with_name(f"{folder.name}-feedback")


@contextlib.contextmanager
def _opened(folder: Path, *, make: bool = False) -> Iterator[int]:
    """A descriptor of a student's folder, in which they can make links: neither it nor the one above it may be one."""
    kind = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    with contextlib.ExitStack() as stack:
        place = os.open(folder.parents[1], kind)
        stack.callback(os.close, place)
        for path in (folder.parent, folder):
            above, made = place, False
            if make and path == folder:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(path.name, 0o700, dir_fd=above)
                    made = True
            try:
                place = os.open(path.name, kind | os.O_NOFOLLOW, dir_fd=above)
            except NotADirectoryError as error:  # so the kernel calls a link, too
                raise AutograderError(
                    f"{folder} is not a folder, or is reached by a link, and no page is written there. "
                    "Put a folder there."
                ) from error
            stack.callback(os.close, place)
            if made:  # by what is open: under its name there may be a link by now, to a file that only we may read
                os.fchmod(place, _readable_as(above) | 0o700)
        yield place


def _is_there(folder: int, name: str) -> bool:
    with contextlib.suppress(FileNotFoundError):
        os.lstat(name, dir_fd=folder)
        return True
    return False


@contextlib.contextmanager
def _noted(failed: list[OSError]) -> Iterator[None]:
    """Note what cannot be written, and go on."""
    try:
        yield
    except OSError as error:
        failed.append(error)


def _readable_as(folder: int) -> int:
    """For whom an open folder can be read and entered, whatever the umask here: so are pages in it."""
    return stat.S_IMODE(os.fstat(folder).st_mode) & 0o555


def _write(folder: int, name: str, data: bytes) -> None:
    """As autograder.course.writing.write_atomically, in an open folder."""
    half = f".{name}-{secrets.token_hex(4)}.part"
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), _readable_as(folder) & 0o444 | 0o600)
        os.rename(half, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(half, dir_fd=folder)
        raise

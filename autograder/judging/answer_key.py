"""All that is needed to judge a notebook, read from the course, and kept while its files are the same."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from autograder.course import answer_bank, notebooks
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, exercise_of, exercises, is_answer, read
from autograder.errors import CourseError
from autograder.guest import evaluate
from autograder.guest.messages import Reply, decode_reply
from autograder.guest.sentences import say
from autograder.judging import loading, reference
from autograder.judging.endpoints import Endpoint, LocalEndpoint, RememberingEndpoint
from autograder.judging.fixed import Fixed, remembered
from autograder.judging.hidden_tests import HiddenTest
from autograder.judging.laws import enforce
from autograder.judging.proxies import Names, Reference, defined
from autograder.judging.test_cells import TestCell, test_cells
from autograder.judging.working_copy import WorkingCopy

_REMEMBERED = 20_000  # replies of kept answers to requests, of mostly less than 1 kB each


_RULES = "3"  # of judging itself: another one when the same answer may earn something else


@dataclass
class AnswerKey:
    """All that is needed to judge one notebook: its exercises, hidden tests, reference and misconceptions."""

    assignment: Assignment
    notebook: str
    exercises: list[Exercise]
    tests: dict[str, list[HiddenTest]]
    namespace: dict[str, Any]
    misconceptions: dict[str, list[AnswerFile]]
    secret: str
    digest: str = ""  # of all that decides about points
    void: dict[str, str] = field(default_factory=dict)  # exercises whose points all have, and what students are told
    defines: dict[str, tuple[str, ...]] = field(default_factory=dict)  # names, by the exercise whose answer has them
    cells: dict[str, TestCell] = field(default_factory=dict)  # by exercise, where it is judged by its own test cell
    unsound: dict[str, str] = field(default_factory=dict)  # why nobody is to lose points by these exercises
    tried: bool = False  # with the course's own answers, which pass all others
    _replies: dict[tuple[str, bytes], Reply] = field(default_factory=dict, repr=False)
    _peers: dict[str, LocalEndpoint] = field(default_factory=dict, repr=False)
    _fixed: dict[str, Fixed] = field(default_factory=dict, repr=False)
    forms: enforce.Forms = field(default_factory=dict, repr=False)  # of the reference's values
    _copy: WorkingCopy | None = field(default=None, repr=False)  # of the files beside the notebook

    @classmethod
    def load(cls, assignment: Assignment, notebook: str) -> AnswerKey:
        """Read everything about a notebook from the course's files. Raises CourseError."""
        nb = read(assignment.source / f"{notebook}.ipynb")
        found = exercises(nb)
        cells = test_cells(assignment, nb)
        automatic = [exercise.name for exercise in found if not exercise.written and exercise.name not in cells]
        copy = WorkingCopy(assignment)
        return cls(
            assignment,
            notebook,
            found,
            loading.load(assignment, automatic),
            reference.load(assignment, notebook, copy.folder) if automatic else {},
            {name: answer_bank.misconceptions(assignment, name) for name in automatic},
            assignment.course.secret,
            digest_of_key(assignment, notebook),
            {exercise.name: text for exercise in found if (text := _void(assignment, exercise.name))},
            {exercise_of(cell): defined(cell.source) for cell in nb.cells if is_answer(cell)},
            cells,
            _copy=copy,
        )

    @functools.cached_property
    def files(self) -> tuple[str, ...]:
        """The files that lie beside the notebook as students get it."""
        return tuple(path.as_posix() for path in self.assignment.support_files())

    @functools.cached_property
    def names(self) -> Names:
        """What the lines of probes may use."""
        return Names.of(self.namespace, [name for names in self.defines.values() for name in names] or None)

    def fixed(self, exercise: str) -> Fixed:
        """The calls of an exercise's hidden tests that are the same for each file that is graded."""
        if exercise not in self._fixed:
            self._fixed[exercise] = remembered(self, exercise)
        return self._fixed[exercise]

    @functools.cached_property
    def _reference_peer(self) -> RememberingEndpoint:
        return RememberingEndpoint(self.namespace, self._folder)

    def reference(self, exercise: str) -> Reference:
        """The reference's answer to an exercise, for hidden tests: what it gave one student it gives the next."""
        return Reference(exercise, self._reference_peer, self.names)

    def carried(self, exercise: str, failed: Collection[str]) -> tuple[str, ...]:
        """The names of the failed exercises that this one uses, by itself or through others, in their order."""
        used: set[str] = set()
        todo = [exercise]
        for each in todo:
            new = {name for test in self.tests.get(each, []) for name in test.uses} - used
            used |= new
            todo += new
        return tuple(
            name for each in self.exercises if each.name in used and each.name in failed for name in [each.name]
        )

    def exercise(self, name: str) -> Exercise:
        return next(exercise for exercise in self.exercises if exercise.name == name)

    def with_answer(self, kept: AnswerFile) -> LocalEndpoint:
        """The reference's namespace with one exercise answered by a kept answer."""
        namespace = dict(self.namespace)
        if self._copy is not None:
            self._copy.restore()
        with evaluate.inside(self._folder):
            evaluate.run_cell(namespace, f"{kept.exercise}/{kept.name}", kept.code)
        return self.endpoint(namespace)

    def endpoint(self, namespace: dict[str, Any] | None = None) -> LocalEndpoint:
        """Another namespace in this process, that of the reference if none is given."""
        return LocalEndpoint(self.namespace if namespace is None else namespace, self._folder)

    @property
    def _folder(self) -> str | None:
        return self._copy.folder if self._copy else None

    def reply_of(self, kept: AnswerFile, request: bytes) -> Reply:
        """What a kept answer replies to a request; remembered, because several tests ask the same."""
        name = f"{kept.exercise}/{kept.name}"
        if name not in self._peers:
            self._peers[name] = self.with_answer(kept)
        return self._reply(name, self._peers[name], request)

    def reply_of_reference(self, request: bytes) -> Reply:
        return self._reply("", self.endpoint(), request)

    def _reply(self, name: str, endpoint: Endpoint, request: bytes) -> Reply:
        key = (name, hashlib.sha256(request).digest())  # requests may be megabytes, and replies are mostly small
        if key not in self._replies:
            if len(self._replies) >= _REMEMBERED:  # some inputs are made of a student's own replies
                self._replies.clear()
            reply = decode_reply(endpoint.request(request))
            assert reply is not None, "a kept answer gave something else than a reply"
            self._replies[key] = reply
        return self._replies[key]


def digest_of_key(assignment: Assignment, notebook: str) -> str:
    """A hash of the hidden tests, what they import, the source notebook, what is beside it, and the secret."""
    files = [*loading.files(assignment, _automatic(assignment, notebook)), assignment.source / f"{notebook}.ipynb"]
    files += [assignment.source / file for file in assignment.support_files()]
    content = [notebooks.digest(path) for path in files if path.exists()]
    content += [f"{path.parent.name} {notebooks.digest(path)}" for path in sorted(assignment.tests.glob("*/void.txt"))]
    return hashlib.sha256("/".join([_RULES, assignment.course.secret, *content]).encode()).hexdigest()


def _void(assignment: Assignment, exercise: str) -> str:
    """What students are told of an exercise that is declared void; empty if it is not."""
    try:
        text = assignment.void(exercise).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{assignment.void(exercise)} cannot be read: {error}. Write a sentence into it.") from error
    return text or say("answer_key.this-exercise-was-declared-void-everybody-who")


def _automatic(assignment: Assignment, notebook: str) -> list[str]:
    """The exercises of a notebook that hidden tests grade; none if it cannot be read, which is said elsewhere."""
    try:
        found = exercises(read(assignment.source / f"{notebook}.ipynb"))
    except CourseError:
        return []
    return [exercise.name for exercise in found if not exercise.written]


Stamp = tuple[tuple[str, int, int], ...]
Made = TypeVar("Made")


class _ChangedMeanwhileError(Exception):
    """A file was changed while it was read, so what was made of it does not belong to the stamp."""


@functools.lru_cache(maxsize=16)
def _answer_key_then(assignment: Assignment, notebook: str, stamp: Stamp) -> AnswerKey:
    return _if_unchanged(AnswerKey.load(assignment, notebook), assignment, stamp)


@functools.lru_cache(maxsize=16)
def _digest_then(assignment: Assignment, notebook: str, stamp: Stamp) -> str:
    return _if_unchanged(digest_of_key(assignment, notebook), assignment, stamp)


def _if_unchanged(made: Made, assignment: Assignment, stamp: Stamp) -> Made:
    if _stamp(assignment) != stamp:
        raise _ChangedMeanwhileError
    return made


def current_digest(assignment: Assignment, notebook: str) -> str:
    """The digest of a notebook's answer key, without loading it."""
    try:
        return _digest_then(assignment, notebook, _stamp(assignment))
    except _ChangedMeanwhileError:
        return digest_of_key(assignment, notebook)


def current_answer_key(assignment: Assignment, notebook: str) -> AnswerKey:
    """The answer key of a notebook, read again only when one of the files behind it has changed."""
    try:
        return _answer_key_then(assignment, notebook, _stamp(assignment))
    except _ChangedMeanwhileError:
        return AnswerKey.load(assignment, notebook)


def _stamp(assignment: Assignment) -> Stamp:
    return tuple(sorted((*_tests(str(assignment.tests)), *_files(str(assignment.source)))))


def _tests(folder: str) -> Iterator[tuple[str, int, int]]:
    """As `_files`, of what an answer key is made of: hidden tests, what they may import, and misconceptions.

    Answers by which the tests are measured are left out: they are most of the files.
    """
    for name in _names(folder):
        path = f"{folder}/{name}"
        if name.endswith(".py"):
            yield from _file(path)
        else:
            yield from _file(f"{path}/hidden.py")
            yield from _file(f"{path}/void.txt")
            yield from _files(f"{path}/misconceptions")


def _names(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if not name.startswith(".") and name != "__pycache__"]  # noqa: PTH208
    except OSError:
        return []


def _file(path: str) -> Iterator[tuple[str, int, int]]:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return
    yield path, found.st_mtime_ns, found.st_size


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, time of change and size of each file below a folder, if it is there; hidden ones and caches aside.

    Not by pathlib, which takes four times as long: each submission asks several times.
    """
    if not os.path.isdir(folder):  # noqa: PTH112
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size

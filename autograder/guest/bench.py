"""The process of the test cells: it runs a course's own cells, with stand-ins for what is the student's.

It is a fork of the zygote behind the same walls as a student's kernel, so that a test cell with a mistake in it can
harm nothing, but no student's code is in it. On one stream it is told by the grader which cell to run, asks what only
the student's kernel can answer, and says how the cell ended. The messages are dicts of the wire format:

    from the grader   {"run": name, "source": ..., "kind": ...}, {"status": ..., ...} (how an operation ended),
                      {"callback": number, "parts": [...], ...} (the kernel calls a function of the tests)
    to the grader     {"op": ..., ...} (an operation), {"done": {...}} (how the cell ended),
                      {"value": ..., ...} or {"error": [...]} (what the function gave)
"""

from __future__ import annotations

import builtins
import contextlib
import inspect
import io
import linecache
import os
import random
import re
import socket
import sys
import traceback
import types
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from autograder.guest import wire
from autograder.guest.bench_names import Names
from autograder.guest.cell_text import as_python, counts, marks, needs, number_of, without_magics
from autograder.guest.checks import Checks, prepared, statements
from autograder.guest.framing import receive, send
from autograder.guest.python_text import NOT_PYTHON, why_not
from autograder.guest.sentences import shortened
from autograder.guest.stand_in_line import Line
from autograder.guest.stand_in_objects import (
    StandIn,
    StandInType,
    Stopped,
    Unsupported,
    full_argument_specification,
    signature_of,
)

NOTEBOOK = "__main__"


def run(stream: socket.socket) -> None:
    """Run cells until the stream is closed. The first message has the names that the course's cells bind."""
    sys.path.insert(0, str(Path.cwd()))
    bench = Bench(stream)
    with contextlib.suppress(ConnectionError):
        while True:
            done = bench.serve(wire.decode(receive(stream)))
            send(stream, wire.encode({"done": _encodable(done)}))


class Bench:
    """The cells of one notebook, in their order."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self.line = Line(self._exchange)
        self.names = Names(self.line)
        self.checks = Checks(self.line)
        sys.modules[NOTEBOOK] = _Notebook(self.names)
        dict.update(
            self.names,
            {"__name__": NOTEBOOK, "__builtins__": _builtins(self.checks), "__doc__": None, "__annotations__": {}},
        )
        self._failed: dict[str, str] = {}  # why names of the course's own are missing
        #: Names that a cell did not bind, for how the student's code ended it.
        self._left: dict[str, dict[str, Any]] = {}
        _patch(self.line)

    def serve(self, message: dict[str, Any]) -> dict[str, Any]:
        """Do what the grader says; how it ended."""
        kind = message["kind"]
        if kind == "course":
            self.names.course = set(message["names"])
            self.line.answers = message["classes"]
        elif kind == "answer":
            self.names.answered(message["names"])
            for shared in [each for each, bound in self.line.classes.items() if bound in message["names"]]:
                del self.line.classes[shared]  # the answer defines it anew
            self.names.altered(message["changes"], self.line.classes)
            self._own(message["run"], message["source"], ())
            self.names.imported(message["names"])
        elif kind == "own":
            self._own(message["run"], message["source"], message["names"])
        elif kind == "left out":
            said = {"status": "stopped", "said": message["source"], "called": ""}
            self._left |= dict.fromkeys(message["names"], said)
        else:
            self.names.read = set(message["changes"])
            return self._test(message["run"], message["source"]) | {"forgets": self.line.forgets}
        return {"status": "run"}

    def _own(self, name: str, source: str, binds: Collection[str]) -> None:
        """Run a cell of the course on which no points hang. What goes wrong there shows where something is missing."""
        self.line.begin()
        self.names.testing = False
        before, asked = dict(self.names), self.line.count
        try:
            body, last, _ = prepared(as_python(source), name, checks=False)
            with _quiet():
                exec(body, self.names)
                if last is not None:
                    eval(last, self.names)
        except BaseException as error:
            missing = {name: self._left[name] for name in [getattr(error, "name", None)] if name in self._left}
            if self.line.stopped:
                why = {"status": "stopped", "said": self.line.stopped, "called": self.line.called}
                self._left |= dict.fromkeys(set(binds) - set(self.names), why)
            elif missing:
                self._left |= dict.fromkeys(set(binds) - set(self.names), next(iter(missing.values())))
            elif self.line.raised is not None or (self.line.count > asked and not _of_course(error)):
                self._left |= dict.fromkeys(set(binds) - set(self.names), self._failed_by(error))
            else:
                self._failed[name] = f"{type(error).__name__}: {error}"
        for bound in [name for name, value in self.names.items() if before.get(name) is not value]:
            for shared in [each for each, known in self.line.classes.items() if known == bound]:
                del self.line.classes[shared]  # the kernel has another one by this name, too
            value = self.names[bound]
            if isinstance(value, type) and value.__module__ == NOTEBOOK and not isinstance(value, StandInType):
                self.line.classes[value] = bound

    def _test(self, name: str, source: str) -> dict[str, Any]:
        """Run a test cell; how it ended, see autograder.judging.test_process."""
        self.line.begin(frozenset(re.findall(r"[^\W\d]\w*", source)))
        self.checks.begin()
        why = needs(without_magics(source))
        if why:
            return {"status": "needs kernel", "said": f"The test needs the student's own process; {why}."}
        self._left = {name: why for name, why in self._left.items() if name not in self.names}
        text = without_magics(source)
        try:
            points = marks(text)
        except NOT_PYTHON:
            points = {}  # what is no Python is told where it is run
        if points:
            return self._in_parts(name, text, points)
        value: Any = None

        def whole() -> None:
            nonlocal value
            _seeded()
            body, last, shows = prepared(text, name)
            exec(body, self.names)
            if last is not None:
                ended = eval(last, self.names)
                value = ended if shows else None

        failed = self._ended(name, whole)
        if failed is not None:
            return failed
        score = number_of(value)
        done = {"status": "passed", "score": score}
        if score is None and value is not None and type(value) not in (str, bool) and counts(text):
            done |= {"gave": f"a value of type {type(value).__name__}", "called": self.line.called}
        return done

    def _in_parts(self, name: str, text: str, points: dict[int, float]) -> dict[str, Any]:
        """Run a test cell of which single statements have points: one that fails costs its own, and the next follows.

        One without points that fails costs those of all behind it, which may need what it was to make.
        """
        parts: list[dict[str, Any]] = []
        lost = self._ended(name, _seeded)
        for place, code in enumerate(statements(text, name)):
            done = lost
            if done is None:
                self.checks.begin()
                done = self._ended(name, lambda code=code: exec(code, self.names))  # type: ignore[misc]
                if done is not None and done["status"] in ("fault", "needs kernel"):
                    return done
                if done is not None and (place not in points or done["status"] == "stopped"):
                    lost = done
            if place in points:
                parts.append({"points": points[place], **(done or {"status": "passed", "score": None})})
        if lost is not None and all(part["status"] == "passed" for part in parts):
            return lost  # behind the last statement with points: the cell did not get to its end
        return {"status": "parts", "parts": parts}

    def _ended(self, name: str, work: Callable[[], None]) -> dict[str, Any] | None:
        """Do a part of a test cell; how it ended if it did not get to its end."""
        self.names.testing = True
        try:
            with _quiet():
                work()
        except SyntaxError as error:
            if self.line.raised is error:
                return self._failed_by(error)
            return {"status": "fault", "said": f"{name} is no Python by itself: {why_not(error)}"}
        except Unsupported as error:
            line = _line_of(error)
            return {"status": "needs kernel", "said": (f"Line {line}: " if line else "") + str(error)}
        except Stopped as error:
            return {"status": "stopped", "said": str(error), "called": self.line.called}
        except BaseException as error:
            if self.line.stopped:
                return {"status": "stopped", "said": self.line.stopped, "called": self.line.called}
            return self._failed_by(error)
        finally:
            self.names.testing = False
        if self.line.stopped:
            return {"status": "stopped", "said": self.line.stopped, "called": self.line.called}
        return None

    def _failed_by(self, error: BaseException) -> dict[str, Any]:
        """The test cell ended with an exception: of the student's code, or because a check did not hold."""
        line = _line_of(error)
        student = getattr(error, "_student", None)
        if student is not None:
            kind, message, number, text = student
            return {
                "status": "failed", "line": line, "called": self.line.called, "raised": kind, "said": message,
                "student line": number, "student text": text,
            }  # fmt: skip
        found = self.checks.failed if isinstance(error, AssertionError) else None
        said = _text(error)
        if isinstance(error, ImportError):
            return {"status": "fault", "said": f"{type(error).__name__}: {said}"}
        unbound = getattr(error, "name", None) if isinstance(error, NameError) else None
        if unbound in self._left and unbound not in self.names:
            return self._left[unbound] | {"line": line}
        if unbound in self.names.course - self.names.answers:
            why = "; ".join(f"{cell}: {reason}" for cell, reason in self._failed.items())
            return {"status": "fault", "said": f"{said}, which a cell of the course is to bind ({why or 'none has'})"}
        reply = {"status": "failed", "line": line, "called": self.line.called, "said": said}
        if isinstance(error, NameError) and getattr(error, "name", None):
            reply["missing"] = str(error.name)
        if not isinstance(error, AssertionError):
            reply["error"] = type(error).__name__
        return reply | (found or {})

    # ------------------------------------------------------------------------------------------ the line

    def _exchange(self, operation: dict[str, Any]) -> dict[str, Any]:
        send(self._stream, wire.encode(operation))
        while True:
            message: dict[str, Any] = wire.decode(receive(self._stream))
            if "callback" not in message:
                return message
            send(self._stream, self._called_back(message))

    def _called_back(self, message: dict[str, Any]) -> bytes:
        """What a function of the tests gives that the student's code has called, or that it gives an error."""
        self.line.looked_up.clear()  # the student's code may have bound names before it called
        try:
            function = self.line.functions[message["callback"]]
            args, kwargs = self.line.received(message["parts"], message["objects"], message["changes"])
            (value,), bodies, changes = self.line.sent([function(*args, **dict(kwargs))])
            return wire.encode({"value": value, "objects": bodies, "changes": changes})
        except BaseException as error:  # if the cell cannot go on, it ends when the kernel's call has come back
            if isinstance(error, wire.WireError):
                self.line.lost()
            told: dict[str, Any] = {"error": [type(error).__name__, _text(error)]}
            try:
                (value,), bodies, changes = self.line.sent([error])
                return wire.encode({**told, "value": value, "objects": bodies, "changes": changes})
            except (Unsupported, wire.WireError):
                self.line.lost()
            return wire.encode(told)


class _Notebook(types.ModuleType):
    """What `__main__` is for the packages of a test: the names of the notebook's cells, as they are by then."""

    def __init__(self, names: Names) -> None:
        super().__init__(NOTEBOOK)
        self.__dict__["_names"] = names

    def __dir__(self) -> list[str]:
        return [name for name in self._names if not name.startswith("__")]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_names"][name]
        except KeyError:
            raise AttributeError(name) from None


def _of_course(error: BaseException) -> bool:
    """Whether an exception shows a mistake of the course's."""
    return isinstance(error, ImportError | SyntaxError | Unsupported)


def _builtins(checks: Checks) -> dict[str, Any]:
    found = dict(vars(builtins))
    found["display"] = lambda *_, **__: None
    return found | checks.names()


def _patch(line: Line) -> None:
    """Seeds of the global generators hold in the kernel too; signatures of the student's functions come from there."""
    import numpy as np

    def seeding(which: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def seed(*args: Any, **kwargs: Any) -> Any:
            line.operate("seed", which, *args, *kwargs.values())
            return original(*args, **kwargs)

        return seed

    random.seed = seeding("random", random.seed)
    np.random.seed = seeding("numpy", np.random.seed)
    torch: Any = sys.modules.get("torch")
    if torch is not None:
        torch.manual_seed = seeding("torch", torch.manual_seed)
    before = inspect.signature

    def signature(value: Any, **kwargs: Any) -> inspect.Signature:
        if isinstance(value, StandInType) or isinstance(type(value), StandInType):
            return signature_of(value)
        return before(value, **kwargs)

    before_full = inspect.getfullargspec

    def getfullargspec(value: Any) -> inspect.FullArgSpec:
        if isinstance(value, StandInType) or isinstance(type(value), StandInType):
            return full_argument_specification(signature_of(value))
        return before_full(value)

    module: Any = inspect
    module.signature = signature
    module.getfullargspec = getfullargspec
    module.getsource = _needs_source(inspect.getsource)
    module.getsourcelines = _needs_source(inspect.getsourcelines)


def _needs_source(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def asked(value: Any) -> Any:
        if isinstance(value, StandIn | StandInType) or isinstance(type(value), StandInType):
            raise Unsupported("The test reads the source of the student's code.")
        return original(value)

    return asked


def _seeded() -> None:
    """The same numbers are drawn in each run, whatever ran before."""
    import numpy as np

    random.seed(0)
    np.random.seed(0)


@contextlib.contextmanager
def _quiet() -> Any:
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


def _line_of(error: BaseException) -> int | None:
    """The line of the test cell where an exception was raised."""
    places = traceback.walk_tb(error.__traceback__)
    return next((number for frame, number in places if frame.f_code.co_filename.startswith("<test ")), None)


def _text(error: BaseException) -> str:
    try:
        return str(_encodable(shortened(str(error), 500)))
    except BaseException:
        return ""


def _encodable(value: Any) -> Any:
    """The same with question marks for halves of surrogate pairs, which a text of the student's code may have."""
    if type(value) is dict:
        return {key: _encodable(item) for key, item in value.items()}
    if type(value) is list:
        return [_encodable(item) for item in value]
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def run_as_program() -> None:
    """Without a sandbox."""
    run(socket.socket(fileno=int(sys.argv[1])))


if __name__ == "__main__":
    from autograder.guest import bench

    linecache.clearcache()
    bench.run_as_program()

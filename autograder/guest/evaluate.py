"""Answer requests inside a namespace: run the named function or a probe, give back plain data.

The same code serves in the student's kernel and, for the reference, in the grader. It holds no secret and decides
nothing: in the student's kernel all of it may be replaced by student code, and then it gives other answers, which
are just answers.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import linecache
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any

import numpy as np

from autograder.guest import wire
from autograder.guest.interpreter_state import own_state, scope, uninterrupted, usual_state
from autograder.guest.marks import is_changed, mark
from autograder.guest.messages import MAX_TEXT, Call, Context, Operation, Probe, Reply, decode_request, encode_reply
from autograder.guest.objects import Objects, operate
from autograder.guest.plain import plain
from autograder.guest.sentences import say, shortened
from autograder.guest.stand_ins import AskGrader, stand_in

_PROBES = 256  # texts of probes that are kept compiled
_TOO_DEEP = "maximum recursion depth exceeded"
_OWN = str(Path(__file__).parent) + os.sep  # no line in here is a student's


@dataclass
class Memory:
    """What a namespace was when its exercises were judged."""

    judged: dict[str, Any] = field(default_factory=dict)  # names that answers define
    spaces: dict[str, dict[str, Any]] = field(default_factory=dict)  # by exercise, the whole namespace
    objects: Objects = field(default_factory=Objects)  # that stand for themselves in a test cell that runs elsewhere

    def note(self, namespace: dict[str, Any], context: Context) -> None:
        """Remember what an answer defines when it is first asked, and the whole namespace where that is wanted."""
        for name in context.defines:
            if name in namespace:
                self.judged.setdefault(name, namespace[name])
        if context.keeps:
            self.spaces[context.exercise] = dict(namespace)


def serve(
    namespace: dict[str, Any], request: bytes, ask: AskGrader | None = None, memory: Memory | None = None
) -> bytes:
    """Answer one request with one reply (see autograder.guest.messages), whatever the namespace's code does.

    Stand-ins `ask` the grader. `memory` belongs to the namespace.
    """
    is_other = False
    try:
        action, context = decode_request(request)
        if isinstance(action, Operation):
            return _operated(namespace, action, ask, memory or Memory())
        with (
            (own_state if context.own_state else usual_state)(context.seed) as is_other,
            quiet(),
            _prepared(namespace, context, memory or Memory()) as rebound,
            _stand_ins(namespace, action, context, ask),
        ):
            given = action.inputs if isinstance(action, Probe) else [action.args, action.kwargs]
            before = mark(given)
            reply = _performed(namespace, action)
            if rebound:
                reply["rebound"] = rebound
            if is_other:
                reply["other_state"] = True
            return _encoded(reply, lambda: is_changed(given, before))
    except KeyboardInterrupt as error:
        return encode_reply(_interrupted(error))
    except BaseException as error:  # SystemExit and GeneratorExit too: student code may raise anything
        with contextlib.suppress(BaseException):  # and its exceptions may be hostile to those who read them
            reply = _raised(error)
            if is_other:
                reply["other_state"] = True
            return encode_reply(reply)
        return encode_reply({"status": "raised", "type": say("evaluate.an-exception"), "parents": [], "message": ""})


def _operated(namespace: dict[str, Any], action: Operation, ask: AskGrader | None, memory: Memory) -> bytes:
    with own_state(None):  # as in a notebook; the random generators go on from one call of a test cell to the next
        try:
            return encode_reply({"status": "value", "value": operate(namespace, memory.objects, action, ask)})
        except wire.WireError as error:
            return encode_reply({"status": "unplain", "message": str(error)})


def _performed(namespace: dict[str, Any], action: Call | Probe) -> Reply:
    if isinstance(action, Probe):
        return {"status": "value", "value": run_probe(namespace, action)}
    if action.name not in namespace:
        return {"status": "missing"}
    reply: Reply = {"status": "value", "value": namespace[action.name](*action.args, **action.kwargs)}
    if action.keep:
        named = {name: _unless_generator(arg) for name, arg in action.kwargs.items()}
        reply["arguments"] = [[_unless_generator(arg) for arg in action.args], named]
    return reply


@contextlib.contextmanager
def _prepared(namespace: dict[str, Any], context: Context, memory: Memory) -> Iterator[list[str]]:
    """Put the namespace into the state that the context asks for; the names that had another value since."""
    memory.note(namespace, context)
    space = memory.spaces.get(context.exercise, namespace) if context.as_judged else namespace
    judged = {name: memory.judged[name] for name in context.restored if name in memory.judged}
    rebound = {name: value for name, value in judged.items() if space.get(name, space) is not value}
    if not rebound and space is namespace:
        yield []
        return
    now = dict(namespace)
    try:
        with uninterrupted():
            _replace(namespace, {**space, **rebound})
        yield list(rebound)
    finally:
        with uninterrupted():
            _replace(namespace, now)


def _replace(namespace: dict[str, Any], other: dict[str, Any]) -> None:
    for name in [name for name in namespace if name not in other]:
        namespace.pop(name, None)
    namespace.update(other)


@contextlib.contextmanager
def _stand_ins(
    namespace: dict[str, Any], action: Call | Probe, context: Context, ask: AskGrader | None
) -> Iterator[None]:
    if ask is None or not context.carried:
        yield
        return
    own = {name: namespace[name] for name in context.carried if name in namespace}
    models = action.models if isinstance(action, Probe) else ""
    namespace.update({name: stand_in(name, own.get(name), ask, models) for name in context.carried})
    try:
        yield
    finally:
        for name in context.carried:
            namespace.pop(name, None)
        namespace.update(own)


def _unless_generator(argument: Any) -> Any:
    return None if isinstance(argument, np.random.Generator) else argument


def run_probe(namespace: dict[str, Any], probe: Probe) -> Any:
    """Run lines of Python beside the namespace; the value of the last line, an expression."""
    lines, last = _compiled(probe.source)
    names = {name: namespace[name] for name in probe.names if name in namespace}
    room = scope({**names, **probe.inputs}, probe.modules)
    if probe.models:
        exec(_compiled_models(probe.models), room)
    exec(lines, room)
    return eval(last, room)


@functools.lru_cache(maxsize=_PROBES)
def _compiled(source: str) -> tuple[CodeType, CodeType]:
    """The lines of a probe but the last one, and that one: the same ones are run again with other inputs."""
    tree = ast.parse(source)
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        raise ValueError("the last line of a probe must be an expression, whose value is the result")
    last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    lines = compile(tree, "<probe>", "exec", dont_inherit=True)
    return lines, compile(last, "<probe>", "eval", dont_inherit=True)


@functools.lru_cache(maxsize=_PROBES)
def _compiled_models(source: str) -> CodeType:
    return compile(source, "<probe>", "exec", dont_inherit=True)


def _encoded(reply: Reply, is_changed: Callable[[], bool]) -> bytes:
    try:
        made: Any = {key: plain(value) if key in ("value", "arguments") else value for key, value in reply.items()}
        if reply["status"] == "value" and is_changed():  # after `plain`, for a generator runs only there
            made["changed"] = True
        return encode_reply(made)
    except wire.WireError as error:
        return encode_reply({"status": "unplain", "message": str(error)})


def _interrupted(error: KeyboardInterrupt) -> Reply:
    with contextlib.suppress(BaseException):  # what it looks at is student code's
        line, text = student_line(error.__traceback__)
        return {"status": "interrupted", "line": line, "text": shortened(text, 200)}
    return {"status": "interrupted"}


def _raised(error: BaseException) -> Reply:
    line, text = student_line(error.__traceback__)
    if isinstance(error, SyntaxError) and line is None:
        line, text = error.lineno, (error.text or "").strip()
    return {
        "status": "raised",
        "type": type(error).__name__,
        "parents": [parent.__name__ for parent in type(error).__mro__],
        "message": _text(error),
        "line": line,
        "text": shortened(text, 200),
    }


def _text(error: BaseException) -> str:
    try:
        text = shortened(str(error), MAX_TEXT)
    except BaseException:
        return ""
    if isinstance(error, RecursionError) and text.startswith(_TOO_DEEP):
        return _TOO_DEEP  # what Python says behind it depends on how deep the call began
    return text.encode(errors="replace").decode()  # half a surrogate pair has no form as bytes


def student_line(trace: TracebackType | None) -> tuple[int | None, str]:
    """Line number and text of the innermost frame in a notebook cell; cells have file names that are no installed
    file's.
    """
    found: tuple[int | None, str] = (None, "")
    for frame, number in traceback.walk_tb(trace):
        name = frame.f_code.co_filename
        if name == "<probe>" or name.startswith(_OWN) or "site-packages" in name or name.startswith("<frozen"):
            continue
        text = linecache.getline(name, number).strip()
        if "ipykernel_" in name or (name.startswith("<") and text):  # `<string>` and the like have no text
            found = (number, text)
    return found


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Drop what the call prints: it could be without end, and nobody reads it."""
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


def namespace_from(cells: list[tuple[str, str]], folder: str | None = None) -> dict[str, Any]:
    """A namespace made by running cells, given as (name, source), as one program.

    `folder` is put first on the import path meanwhile, for the modules that lie beside the notebook, and is the current
    folder, for its data files.
    """
    namespace: dict[str, Any] = {"__name__": "__notebook__", "__builtins__": __builtins__}
    with _import_from(folder), inside(folder), contextlib.redirect_stdout(io.StringIO()):
        for name, source in cells:
            run_cell(namespace, name, source)
    return namespace


def run_cell(namespace: dict[str, Any], name: str, source: str) -> None:
    """Run one cell in the namespace, with its lines known to tracebacks as `<name>`."""
    filename = f"<{name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec", dont_inherit=True), namespace)


def inside(folder: str | None) -> contextlib.AbstractContextManager[None]:
    """The folder is the current one meanwhile; nothing changes if there is none."""
    return contextlib.nullcontext() if folder is None else contextlib.chdir(folder)


@contextlib.contextmanager
def _import_from(folder: str | None) -> Iterator[None]:
    if folder is None:
        yield
        return
    before = set(sys.modules)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)
        # Another assignment may have a module of the same name beside its notebooks.
        for name in set(sys.modules) - before:
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(folder + os.sep):
                del sys.modules[name]

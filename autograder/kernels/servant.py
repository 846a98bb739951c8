"""Answer requests inside a namespace: run the named function or a probe, give back plain data.

The same code serves in the student's kernel and, for the reference, in the grader. It holds no secret and decides
nothing: in the student's kernel all of it may be replaced by student code, and then it gives other answers, which
are just answers.
"""

from __future__ import annotations

import ast
import contextlib
import io
import linecache
import os
import sys
import traceback
import zlib
from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from autograder.kernels import wire

Ask = Callable[[bytes], bytes]


def serve(namespace: dict[str, Any], request: bytes, ask: Ask | None = None) -> bytes:
    """Answer one request with one reply, both in the wire format.

    A request is a dict with either `name`, `args`, `kwargs` (call a function of the namespace) or `source`,
    `inputs` (run a probe). The names in `supplied` are replaced
    meanwhile by stand-ins that `ask` the grader. The reply's `status` is one of
      value        `value` is the result; `arguments` the arguments after the call, if asked for by `keep`; `changed`,
                   if an argument of the call or an input of the probe is not what it was
      missing      the namespace has no such name
      raised       `type`, `parents`, `message` of the exception, `line` and `text` of the student's line
      interrupted  SIGINT arrived, which means that the time was up
      unplain      the result is no plain data; `message` says what it is
    """
    try:
        order = wire.decode(request, generators=True)
        before = _mark(order)
        with _quiet(), _stand_ins(namespace, order.get("supplied", []), ask):
            if "source" in order:
                value = run_probe(namespace, order["source"], order["inputs"])
                return _encoded({"status": "value", "value": value}, order, before)
            if order["name"] not in namespace:
                return wire.encode({"status": "missing"})
            args, kwargs = order["args"], order["kwargs"]
            value = namespace[order["name"]](*args, **kwargs)
            reply = {"status": "value", "value": value}
            if order.get("keep"):
                named = {name: _unless_generator(arg) for name, arg in kwargs.items()}
                reply["arguments"] = [[_unless_generator(arg) for arg in args], named]
            return _encoded(reply, order, before)
    except KeyboardInterrupt:
        return wire.encode({"status": "interrupted"})
    except BaseException as error:  # SystemExit and GeneratorExit too: student code may raise anything
        with contextlib.suppress(BaseException):  # and its exceptions may be hostile to those who read them
            return wire.encode(_raised(error))
        return wire.encode({"status": "raised", "type": "an exception", "parents": [], "message": ""})


@contextlib.contextmanager
def _stand_ins(namespace: dict[str, Any], names: list[str], ask: Ask | None) -> Iterator[None]:
    if ask is None or not names:
        yield
        return
    own = {name: namespace[name] for name in names if name in namespace}
    namespace.update({name: _stand_in(name, own.get(name), ask) for name in names})
    try:
        yield
    finally:
        for name in names:
            namespace.pop(name, None)
        namespace.update(own)


def _stand_in(name: str, own: Any, ask: Ask) -> Any:
    """A function that lets the grader answer; with arguments that cannot cross it is the student's own."""

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        try:
            request = wire.encode({"name": name, "args": plain(list(args)), "kwargs": plain(kwargs)})
        except wire.WireError:
            ask(wire.encode({"name": name, "refused": True}))
            return own(*args, **kwargs)
        reply = wire.decode(ask(request))
        if reply["status"] == "value":
            return reply["value"]
        error = ValueError if "ValueError" in reply.get("parents", []) else RuntimeError
        raise error(reply.get("message") or f"{name} gave no result")

    return stand_in


def _unless_generator(argument: Any) -> Any:
    return None if isinstance(argument, np.random.Generator) else argument


def run_probe(namespace: dict[str, Any], source: str, inputs: dict[str, Any]) -> Any:
    """Run lines of Python in a copy of the namespace; the value of the last line, an expression."""
    tree = ast.parse(source)
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        raise ValueError("the last line of a probe must be an expression, whose value is the result")
    last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    scope = {**namespace, **inputs}
    exec(compile(tree, "<probe>", "exec", dont_inherit=True), scope)
    return eval(compile(last, "<probe>", "eval", dont_inherit=True), scope)


def plain(value: Any, depth: int = 0) -> Any:
    """The value with its containers made plain: values count, not containers.

    Subclasses, named tuples, ranges, iterators, pandas objects and parameters of a network become the plain list,
    tuple, dict, array or tensor that they hold.
    """
    if depth > wire.MAX_DEPTH:
        raise wire.WireError(f"a value nested more than {wire.MAX_DEPTH} deep, or containing itself")
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str, bytes):
        return value
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind in "OU":  # an array of strings, or of numbers and arrays, is a list in disguise
            return plain(value.tolist(), depth + 1)
        return np.asarray(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return value.detach().cpu().as_subclass(torch.Tensor)
    if isinstance(value, dict):
        return {
            (key.item() if isinstance(key, np.generic) else key): plain(item, depth + 1) for key, item in value.items()
        }
    if isinstance(value, tuple):
        return tuple(plain(item, depth + 1) for item in value)
    if isinstance(value, list | range | Iterator | KeysView | ValuesView | ItemsView):
        return [plain(item, depth + 1) for item in _bounded(value)]
    bases: tuple[type[Any], ...] = (int, float, complex, str)
    for base in bases:
        if isinstance(value, base):
            return base(value)
    if hasattr(value, "__array__") and not isinstance(value, type):
        return plain(np.asarray(value), depth + 1)
    return value


def _bounded(items: Any) -> Iterator[Any]:
    for count, item in enumerate(items):
        if count >= wire.MAX_ITEMS:
            raise wire.WireError(f"more than {wire.MAX_ITEMS:,} items")
        yield item


def _encoded(reply: dict[str, Any], order: dict[str, Any], before: Any) -> bytes:
    try:
        ready = {key: plain(value) if key != "status" else value for key, value in reply.items()}
        if _is_changed(order, before):  # after `plain`, for a generator runs only there
            ready["changed"] = True
        return wire.encode(ready)
    except wire.WireError as error:
        return wire.encode({"status": "unplain", "message": str(error)})


def _is_changed(order: dict[str, Any], before: Any) -> bool:
    try:
        return bool(_mark(order) != before)
    except wire.WireError:  # no plain data any more
        return True


def _mark(value: Any, depth: int = 0) -> Any:
    """What tells a value from itself after a change: a checksum in place of numbers. Random generators have none."""
    kind = type(value)
    if kind in (bool, int, float, str):
        return value
    if depth > wire.MAX_DEPTH:
        raise wire.WireError("a value that contains itself")
    if kind is list or kind is tuple:
        return [_mark(item, depth + 1) for item in value]
    if kind is dict:
        return {key: _mark(item, depth + 1) for key, item in value.items()}
    if kind is np.random.Generator:
        return None
    value = plain(value)
    if type(value).__module__.startswith("torch"):
        value = value.numpy()
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, zlib.crc32(np.ascontiguousarray(value).data)
    return value


def _raised(error: BaseException) -> dict[str, Any]:
    line, text = _student_line(error.__traceback__)
    if isinstance(error, SyntaxError) and line is None:
        line, text = error.lineno, (error.text or "").strip()
    return {
        "status": "raised",
        "type": type(error).__name__,
        "parents": [parent.__name__ for parent in type(error).__mro__],
        "message": _text(error),
        "line": line,
        "text": text[:200],
    }


def _text(error: BaseException) -> str:
    try:
        text = str(error)[:500]
    except BaseException:
        return ""
    return text.encode(errors="replace").decode()  # half a surrogate pair has no form as bytes


def _student_line(trace: TracebackType | None) -> tuple[int | None, str]:
    """Line number and text of the innermost frame in a notebook cell; cells have file names that are no installed
    file's.
    """
    found: tuple[int | None, str] = (None, "")
    for frame, number in traceback.walk_tb(trace):
        name = frame.f_code.co_filename
        if name == "<probe>" or name == __file__ or "site-packages" in name or name.startswith("<frozen"):
            continue
        text = linecache.getline(name, number).strip()
        if "ipykernel_" in name or (name.startswith("<") and text):  # `<string>` and the like have no text
            found = (number, text)
    return found


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Drop what the call prints: it could be without end, and nobody reads it."""
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


def namespace_from(cells: list[tuple[str, str]], folder: str | None = None) -> dict[str, Any]:
    """A namespace made by running cells, given as (name, source), as one program.

    `folder` is put first on the import path meanwhile, for the modules that lie beside the notebook.
    """
    namespace: dict[str, Any] = {"__name__": "__notebook__", "__builtins__": __builtins__}
    with _import_from(folder), contextlib.redirect_stdout(io.StringIO()):
        for name, source in cells:
            run_cell(namespace, name, source)
    return namespace


def run_cell(namespace: dict[str, Any], name: str, source: str) -> None:
    """Run one cell in the namespace, with its lines known to tracebacks as `<name>`."""
    filename = f"<{name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec", dont_inherit=True), namespace)


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

"""The state in which each request finds the interpreter, whatever cells or earlier requests have left behind.

What a probe's lines call is what Python and the course's packages brought along: the builtins are those of before any
student code, and of the student's names the lines see only those that the exercise is about.
"""

from __future__ import annotations

import builtins
import contextlib
import decimal
import gc
import importlib
import random
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from autograder.guest.sentences import say

#: All of before any student code: this module is imported before a kernel is forked.
_BUILTINS = dict(vars(builtins))
NO_INPUT = say("interpreter_state.nobody-can-type-anything-while-this-runs")
_INTERRUPT = frozenset([signal.SIGINT])
_DECIMAL = decimal.getcontext().copy()
_NUMPY = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_RECURSION = sys.getrecursionlimit()
_DIGITS = sys.get_int_max_str_digits()


def scope(names: Mapping[str, Any], modules: Mapping[str, str]) -> dict[str, Any]:
    """A namespace for the lines of a probe: Python's builtins, the given names, and modules by the name they go by."""
    found = {alias: importlib.import_module(name) for alias, name in modules.items()}
    return {"__builtins__": dict(_BUILTINS), "__name__": "__main__", **found, **names}


@contextlib.contextmanager
def usual_state(seed: int | None) -> Iterator[bool]:
    """Python, NumPy and torch as they are after their import, and the random generators seeded; afterwards as before.

    Yields whether they were in another state. The generators are not put back: then the number of requests would decide
    what an unseeded answer draws.
    """
    with _prepared(seed) as stack:
        with uninterrupted():
            others = [_warnings(stack), _decimal(stack), _numpy(stack)]
            others.append(_set(stack, sys.set_int_max_str_digits, sys.get_int_max_str_digits(), _DIGITS))
            if "torch" in sys.modules:
                others += _torch(stack, sys.modules["torch"])
        yield any(others)


@contextlib.contextmanager
def own_state(seed: int | None) -> Iterator[bool]:
    """Python, NumPy and torch as the cells have left them; the random generators are seeded as in the usual state."""
    with _prepared(seed):
        yield False


@contextlib.contextmanager
def _prepared(seed: int | None) -> Iterator[contextlib.ExitStack]:
    """What holds in each state; what is put on the stack is undone with it."""
    stack = contextlib.ExitStack()
    with uninterrupted():
        if seed is not None:
            _seed(seed)
        if sys.getrecursionlimit() < _RECURSION:  # a higher one may be what a recursive answer needs
            _set(stack, sys.setrecursionlimit, sys.getrecursionlimit(), _RECURSION)
        _replace_input(stack)
        gc.enable()
    try:
        yield stack
    finally:
        with uninterrupted():
            stack.close()


class uninterrupted:  # noqa: N801, no generator, which would take three times as long: eight of them a request
    """SIGINT waits meanwhile: it must not tear apart what belongs together."""

    def __enter__(self) -> None:
        self._before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)

    def __exit__(self, *_: object) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)


def _seed(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch: Any = sys.modules.get("torch")
    if torch is not None:
        torch.default_generator.manual_seed(seed)  # torch.manual_seed would note where it was called, each time


def _warnings(stack: contextlib.ExitStack) -> bool:
    # The other filters decide nothing, and IPython has one for warnings of its own.
    raised = any(how == "error" and "IPython" not in kind.__module__ for how, _, kind, *_ in warnings.filters)
    stack.enter_context(warnings.catch_warnings())
    warnings.simplefilter("ignore")  # nobody reads them, and where they were made errors they would cost points
    return raised


def _decimal(stack: contextlib.ExitStack) -> bool:
    before = decimal.getcontext().copy()
    before.clear_flags()
    stack.enter_context(decimal.localcontext(_DECIMAL))
    return repr(before) != repr(_DECIMAL)


def _numpy(stack: contextlib.ExitStack) -> bool:
    before = np.geterr()
    stack.enter_context(np.errstate(**_NUMPY))  # type: ignore[arg-type]
    return before != _NUMPY


def _replace_input(stack: contextlib.ExitStack) -> None:
    """`input` says at once that nobody is there; else the message would be about the end of a file."""
    before = builtins.input
    builtins.input = _no_input
    stack.callback(setattr, builtins, "input", before)


def _no_input(prompt: object = "") -> str:
    raise EOFError(NO_INPUT)


def _torch(stack: contextlib.ExitStack, torch: Any) -> list[bool]:
    is_inference, device = torch.is_inference_mode_enabled(), torch.get_default_device()
    if is_inference:  # left open by hand
        stack.enter_context(torch.inference_mode(False))
    return [
        is_inference,
        _set(stack, torch.set_grad_enabled, torch.is_grad_enabled(), True),
        _set(stack, torch.set_default_dtype, torch.get_default_dtype(), torch.float32),
        device.type != "cpu" and _set(stack, torch.set_default_device, device, None),
        _set(stack, torch.autograd.set_detect_anomaly, torch.is_anomaly_enabled(), False),
        _set(stack, lambda on: torch.set_autocast_enabled("cpu", on), torch.is_autocast_enabled("cpu"), False),
        _set(stack, torch.use_deterministic_algorithms, torch.are_deterministic_algorithms_enabled(), False),
    ]


def _set(stack: contextlib.ExitStack, change: Callable[[Any], object], before: Any, wanted: Any) -> bool:
    """Change what is not as wanted, until the stack is closed; whether that was necessary."""
    if before == wanted:
        return False
    change(wanted)
    stack.callback(_restore, change, before)
    return True


def _restore(change: Callable[[Any], object], before: Any) -> None:
    with contextlib.suppress(Exception):  # such as a recursion limit that is lower than the present depth
        change(before)

"""How a hidden test reaches code: the student's through an `Answer`, the course's through a `Reference`.

Both send the same requests in the same wire format; only the peer at the other end differs: the student's kernel, or
a namespace in this process.
"""

from __future__ import annotations

import builtins
import contextlib
import functools
import itertools
import symtable
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from autograder.course.beside_notebook import lies_beside
from autograder.course.notebooks import stub_in
from autograder.course.released.describing import describe, describe_call, with_inputs
from autograder.errors import CallTimeout, CourseError, NotAttempted, NotYet
from autograder.guest import gpu, messages
from autograder.guest.messages import Context, Reply, decode_reply, encode_request, in_context
from autograder.guest.python_text import NOT_PYTHON, why_not
from autograder.guest.sentences import say
from autograder.guest.wire import Budget
from autograder.judging.carry_forward import Supply
from autograder.judging.endpoints import Endpoint, LocalEndpoint
from autograder.judging.laws import notes
from autograder.results import Stop


@dataclass(frozen=True)
class Call:
    """One exchange, kept so that a misconception's output on the same inputs can be compared."""

    request: bytes
    reply: Reply | None  # None if nothing, or nothing readable, came back


@dataclass(frozen=True)
class Names:
    """What the lines of a probe may take from a notebook: names that its answers define, and the modules that it
    imports, by the name that they go by.
    """

    answers: frozenset[str]
    modules: Mapping[str, str]

    @classmethod
    def of(cls, namespace: Mapping[str, Any], answers: Collection[str] | None = None) -> Names:
        """Those of a reference's namespace; without `answers`, any name of it."""
        modules = {name: value.__name__ for name, value in namespace.items() if isinstance(value, ModuleType)}
        return cls(frozenset(namespace if answers is None else answers), modules)

    def probe(self, source: str, inputs: dict[str, Any], models: str) -> messages.Probe:
        """The lines with what they take from the notebook."""
        free = _free_names(f"{models}\n{source}") - set(inputs)
        modules = {name: self.modules[name] for name in sorted(free & self.modules.keys())}
        return messages.Probe(source, inputs, tuple(sorted(free & self.answers - modules.keys())), modules, models)


@functools.lru_cache(maxsize=512)
def _free_names(source: str) -> frozenset[str]:
    """Names that lines of Python use without defining them, Python's own aside. Raises CourseError."""
    try:
        top = symtable.symtable(source, "<probe>", "exec")
    except NOT_PYTHON as error:
        raise CourseError(f"The lines of a probe are not valid Python: {why_not(error)}.") from error
    tables = [top]
    for table in tables:
        tables += table.get_children()
    used = {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table is top or symbol.is_global())
    }
    own = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    declared = {
        symbol.get_name()
        for table in tables[1:]
        for symbol in table.get_symbols()
        if symbol.is_declared_global() and symbol.is_assigned()
    }
    return frozenset(used - own - declared - set(vars(builtins)))


@dataclass(frozen=True)
class Disagreement:
    """A request on which answer and reference differ by more than the tolerances, and how to ask again.

    `again(answer, reference, inputs)` raises the NotYet of other inputs, if they differ there too; `inputs` are the
    `args` and `kwargs` of a call, or the inputs of a probe.
    """

    told: NotYet
    request: bytes
    rtol: float
    atol: float
    again: Callable[[Answer, Reference, dict[str, Any]], None]


@dataclass
class Answer:
    """The student's function, class or namespace, as a hidden test sees it."""

    name: str
    endpoint: Endpoint
    explain_missing: Callable[[], NotYet] | None = None
    supply: Supply | None = None
    files: Collection[str] = ()  # of the course's, beside the notebook
    exercises: Collection[str] = ()  # of the notebook, by whose names stubs are known
    names: Names | None = None  # what probes may use; without, any name of the student's
    context: Context = field(default_factory=Context)
    budget: Budget = field(default_factory=Budget)  # for reading replies
    requests: Iterator[int] = field(default_factory=itertools.count)  # numbers them
    calls: list[Call] = field(default_factory=list)
    rebound: set[str] = field(default_factory=set)  # earlier exercises that had another value since they were judged
    in_other_state: bool = False  # some reply came in another state than the student's cells have left
    last_called: str = ""
    stop: Stop | None = None  # if the last call did not come back
    disagreement: Disagreement | None = None  # the last one that `agree` or `agree_probe` found
    questions: list[Callable[[Answer], None]] = field(default_factory=list)  # see `when_wrong`

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the student's function with plain data; its result as plain data. Raises NotYet if there is none."""
        return self._call(args, kwargs, keep=False)["value"]

    def with_arguments(self, *args: Any, **kwargs: Any) -> tuple[Any, list[Any]]:
        """As a call, and in addition the arguments `[args, kwargs]` as they are after it."""
        reply = self._call(args, kwargs, keep=True)
        return reply["value"], reply.get("arguments", [])

    def probe(self, source: str, *, called: str = "", models: str = "", **inputs: Any) -> Any:
        """Run a few lines in the student's kernel, with the inputs as names; the last line's value.

        Of the student's names the lines see those that the notebook's answers define; builtins are Python's own.
        `models` is run before them: classes of networks that need no arguments, whose state is all in parameters and
        buffers; their instances can be given to stand-ins for earlier exercises. `called` is what the student reads as
        the call. The student's code can read the lines, so they must hold neither an expected value nor the algorithm
        that is asked for.
        """
        self.last_called = with_inputs(called, inputs) or say("proxies.a-few-lines-that-use", name=self.name)
        action = _names_for(self.names, source, inputs, models)
        return self._value(self._exchange(action, models), probe=True)["value"]

    def when_wrong(self, ask: Callable[[Answer], None]) -> None:
        """Have `ask(answer)` make more calls if a test of this exercise fails, to recognise a misconception by them.

        They decide nothing, whatever they give, and a right answer is not asked at all.
        """
        self.questions.append(ask)

    def ask_more(self) -> None:
        """Make the calls for recognition. Raises KernelError if nothing is there to answer any more."""
        while self.questions:
            ask = self.questions.pop(0)
            if any(call.reply and call.reply["status"] == "interrupted" for call in self.calls):
                return  # it would take as long again
            with contextlib.suppress(NotYet):
                ask(self)

    def _call(self, args: tuple[Any, ...], kwargs: dict[str, Any], *, keep: bool) -> Reply:
        self.last_called = describe_call(self.name, args, kwargs)
        return self._value(self._exchange(messages.Call(self.name, list(args), kwargs, keep)), probe=False)

    def _exchange(self, action: messages.Call | messages.Probe, models: str = "") -> Reply | None:
        # Another seed for each request, the same in each run: what draws without one differs from call to call.
        context = replace(self.context, seed=((self.context.seed or 0) + next(self.requests)) % 2**32)
        kept = Context(seed=context.seed)
        request = encode_request(action, kept)
        if self.supply:
            self.supply.models = models
            context = replace(context, carried=self.supply.names)
        try:
            reply = decode_reply(self.endpoint.request(in_context(request, kept, context), self.supply), self.budget)
        except CallTimeout as error:
            self.calls.append(Call(request, {"status": "interrupted"}))
            self.stop = self._stop(error)
            raise NotYet(self.last_called, str(error), say("judge.an-answer-in-time"), how="stopped") from None
        self.rebound |= set(reply.get("rebound", []) if reply else []) & set(context.restored)
        self.in_other_state |= bool(reply and reply.get("other_state"))
        self.calls.append(Call(request, reply))
        notes.saw(self.last_called, request, reply, is_probe=isinstance(action, messages.Probe))
        return reply

    def _stop(self, error: CallTimeout) -> Stop:
        """Where the call was when it was interrupted. Not where a right version was at hand: what the student's code
        says then may be what that gave.
        """
        reply = None if self.supply else decode_reply(error.reply)
        return Stop("no end", reply.get("line"), reply.get("text", "")) if reply is not None else Stop("no end")

    def _value(self, reply: Reply | None, *, probe: bool) -> Reply:
        if reply is None:
            raise NotYet(
                self.last_called,
                say("proxies.a-reply-that-cannot-be-read"),
                say("proxies.numbers-lists-tuples-dicts-arrays-tensors-or"),
            )
        if reply["status"] == "missing":
            raise self._missing()
        if reply["status"] == "raised":
            raise self._raised(reply, probe=probe)
        if reply["status"] == "interrupted":
            raise NotYet(
                self.last_called,
                say("proxies.no-answer-it-was-interrupted"),
                say("judge.an-answer-in-time"),
                how="stopped",
            )
        if reply["status"] == "unplain":
            raise NotYet(
                self.last_called, reply["message"], say("proxies.numbers-lists-tuples-dicts-arrays-tensors-or")
            )
        return reply

    def _missing(self) -> NotYet:
        if self.explain_missing:
            told = self.explain_missing()
            told.look_at = lies_beside(told.error, self.files) or told.look_at
            return told
        return NotYet(
            self.last_called,
            say("proxies.the-name-is-not-defined", name=self.name),
            say("proxies.a-definition-of", name=self.name),
        )

    def _raised(self, reply: Reply, *, probe: bool) -> NotYet:
        kind, message = reply["type"], reply["message"]
        missing = stub_in(message) if kind == "NotImplementedError" else ""
        if missing and missing in (self.name, *self.exercises):
            return NotAttempted(
                self.last_called,
                say("proxies.the-stub-of-is-still-there", missing=missing),
                say("proxies.your-answer-to", missing=missing),
            )
        if kind == "NameError" and probe and f"'{self.name}'" in message:
            return self._missing()
        if kind in ("SystemExit", "KeyboardInterrupt"):
            return NotYet(
                self.last_called, say("proxies.the-code-ended-with-before-answering", kind=kind), say("judge.an-answer")
            )
        error = kind + (f": {message}" if message else "")
        got = gpu.without_advice(error)
        line, text = reply["line"], reply["text"]
        if kind == "TypeError" and message.endswith("object is not callable") and line is None and not probe:
            look_at = say("proxies.which-cell-behind-your-answer-gives-the", name=self.name)
            return NotYet(
                self.last_called,
                say("proxies.no-function-but", value=message.split()[0]),
                say("proxies.a-function"),
                look_at,
            )
        if line is None:
            look_at = lies_beside(error, self.files) or (say("proxies.what-the-message-says") if message else "")
            if "'NoneType' object" in message:  # what the lines of a probe, or of a law, do with a result
                look_at = say("proxies.the-return-statement", name=self.name)
            return NotYet(self.last_called, got, say("proxies.no-error"), look_at)
        got += " " + say("proxies.your-line", where=f"{line}: {text}" if text else line)
        look_at = gpu.CHOOSE_DEVICE if gpu.needs_gpu(error) else lies_beside(error, self.files)
        look_at = look_at or say("proxies.what-the-message-and-the-line-named")
        return NotYet(self.last_called, got, say("proxies.no-error"), look_at)


def defined(source: str) -> tuple[str, ...]:
    """The names that the code of an answer cell defines, those that it only imports aside."""
    try:
        top = symtable.symtable(source, "<answer>", "exec")
    except NOT_PYTHON:
        return ()
    return tuple(symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() and not symbol.is_imported())


def _names_for(names: Names | None, source: str, inputs: dict[str, Any], models: str) -> messages.Probe:
    if names is not None:
        return names.probe(source, inputs, models)
    free = _free_names(f"{models}\n{source}") - set(inputs)
    return messages.Probe(source, inputs, tuple(sorted(free)), models=models)


class Reference:
    """The course's own answer, or with `reference.other` another function of the same notebook."""

    def __init__(self, name: str, endpoint: LocalEndpoint, names: Names | None = None) -> None:
        self._name, self._endpoint, self._names = name, endpoint, names

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        action = messages.Call(self._name, list(args), kwargs)
        return self._value(action, lambda: describe_call(self._name, args, kwargs))

    def probe(self, source: str, *, models: str = "", **inputs: Any) -> Any:
        """The value of the same lines in the reference's namespace."""
        return self._value(_names_for(self._names, source, inputs, models), lambda: "a probe")

    def __getattr__(self, name: str) -> Reference:
        if name.startswith("_") or name not in self._endpoint.namespace:
            raise AttributeError(f"the reference notebook defines no {name!r}")
        return Reference(name, self._endpoint, self._names)

    def reply(self, action: messages.Call | messages.Probe, context: Context) -> Reply | None:
        """The reply to a request; None if it is not a value."""
        reply = decode_reply(self._endpoint.request(encode_request(action, context)))
        return reply if reply and reply["status"] == "value" else None

    def _value(self, action: messages.Call | messages.Probe, called: Callable[[], str]) -> Any:
        reply = decode_reply(self._endpoint.request(encode_request(action)))
        if reply is None or reply["status"] != "value":
            raise CourseError(
                f"The reference failed on {called()}: {describe(dict(reply or {}))}. Fix the source notebook."
            )
        return reply["value"]

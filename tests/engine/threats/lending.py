"""Attacks on right versions that stand in for earlier exercises: questions forged with every field that is known."""

from __future__ import annotations

from autograder.authoring.samples import SampleSubmission
from threats import Case

#: What an attacker needs: the stream of requests, a question of any content to the grader, and what it answers.
_TOOLS = """
from autograder.guest import framing as frames, wire
from autograder.guest.wire import ModelState
stream = get_ipython().kernel.parent.request_server.stream
heard = []
def ask(content):
    frames.send(stream, b'Q' + bytes(16) + (content if isinstance(content, bytes) else wire.encode(content)))
    answer = wire.decode(frames.receive(stream)[17:], models=True)
    heard.append(answer)
    return answer
"""
_CALL = "'name': 'double', 'args': [np.ones(3)], 'kwargs': {}"


def _double_is_wrong(work: SampleSubmission) -> None:
    work.answer("double", "def double(x): return None", earns=0)


def _stealing(lines: str) -> str:
    """A `triple` that asks in some way for what it has not written, and gives whatever it gets."""
    return f"{_TOOLS}\ndef triple(x):\n    {lines}\n    return heard[-1]['value']"


CASES = [
    Case(
        "hostile 21",
        f"a question for the right version: {story}",
        change=_double_is_wrong,
        triple=_stealing(f"ask({question})"),
        earns=(0.0, 0.0),
        hides=("return 2.0", "Traceback"),
    )
    for story, question in {
        "of the exercise itself": "{'name': 'triple', 'args': [x], 'kwargs': {}}",
        "with lines to run": f"{{{_CALL}, 'source': 'triple(x)', 'inputs': {{'x': x}}}}",
        "as a probe": "{'source': 'triple(x)', 'inputs': {'x': x}, 'names': ['triple']}",
        "with a context": f"{{{_CALL}, 'context': {{'carried': [], 'restored': ['triple']}}}}",
        "with classes of networks": f"{{{_CALL}, 'models': 'import os; os._exit(1)'}}",
        "with a network": "{'name': 'double', 'args': [ModelState('os', [True], {})]}",
        "of a name that Python has": "{'name': 'eval', 'args': ['triple(x)'], 'kwargs': {}}",
        "of a module": "{'name': 'np', 'args': [x], 'kwargs': {}}",
        "of no name": "{'name': None, 'args': [x], 'kwargs': {}}",
        "that says to be an answer": f"{{{_CALL}, 'status': 'value', 'value': x}}",
        "refused and called": f"{{{_CALL}, 'refused': True}}",
        "refused by a word": f"{{{_CALL}, 'refused': 'yes'}}",
        "that is nothing": "b''",
        "that is no data": "bytes(range(256))",
        "without arguments": "{'name': 'double'}",
        "with too many": "{'name': 'double', 'args': [x] * 50, 'kwargs': {}}",
        "with texts": "{'name': 'double', 'args': ['x' * 10**6], 'kwargs': {}}",
        "with keys of one hash": "b'\\x81\\xa4args\\xde\\x20\\x00' + b'\\xc7\\x10\\x03' + b'1' * 90_000",
    }.items()
]

CASES += [
    Case(
        "hostile 21",
        "errors of the right version hold no line of it",
        change=_double_is_wrong,
        triple=_stealing(
            "[ask({'name': 'double', 'args': [wrong], 'kwargs': {}}) for wrong in (None, 'a', {}, [[1], [1, 2]])]"
        ),
        earns=(0.0, 0.0),
        hides=("np.asarray(x", "TypeError", "could not convert", "line 1"),
    ),
    Case(
        "hostile 37",
        "questions without end",
        change=_double_is_wrong,
        earns=(0.0, 0.0),
        triple=_stealing("while True: ask({'name': 'double', 'args': [x], 'kwargs': {}})"),
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "questions that take long to read",
        change=_double_is_wrong,
        earns=(0.0, 0.0),
        triple=_stealing("while True: ask({'name': 'double', 'args': [[[]] * 300_000], 'kwargs': {}})"),
        says=("triple",),
    ),
    Case(
        "hostile 16",
        "what the right version gave is kept for a later cell",
        change=_double_is_wrong,
        triple="kept = []\ndef triple(x):\n    kept.append(double(np.full(2, 617.25)))\n    return kept",
        afterwards="print(kept)",
        earns=(0.0, 0.0),
        hides=("1234.5",),
    ),
    Case(
        "hostile 16",
        "what the right version gave is shown as the answer",
        change=_double_is_wrong,
        triple="def triple(x):\n    value = double(np.full(2, 617.25))\n    return value",
        earns=(0.0, 0.0),
        hides=("1234.5",),
    ),
]

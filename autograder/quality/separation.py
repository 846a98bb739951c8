"""Which hidden inputs tell which misconceptions apart, from each other and from the reference."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.judging.proxies import Answer, Reference
from autograder.judging.recognition import same_reply
from autograder.quality.worker import answer_key

REFERENCE = "(the reference)"


@dataclass(frozen=True)
class Separation:
    """Of one exercise: the names, the inputs (as `hidden test #number`), and by pair of names the inputs that separate
    the two.
    """

    exercise: str
    names: tuple[str, ...]
    inputs: tuple[str, ...]
    by_pair: dict[tuple[str, str], tuple[str, ...]]

    def count(self, one: str, other: str) -> int:
        """How many inputs separate two names."""
        return len(self.by_pair.get((one, other)) or self.by_pair.get((other, one)) or ())

    @property
    def unseparated(self) -> list[tuple[str, str]]:
        return [pair for pair, inputs in self.by_pair.items() if not inputs]

    @property
    def least(self) -> int:
        """The smallest number of inputs that separate a pair."""
        return min((len(inputs) for inputs in self.by_pair.values()), default=0)


def separate(root: Path, assignment: str, notebook: str, exercise: str) -> Separation:
    """Ask the reference and every misconception all that the hidden tests ask, and compare the replies."""
    key = answer_key(root, assignment, notebook, "")
    inputs: dict[str, bytes] = {}
    for test in key.tests.get(exercise, []):
        answer = Answer(exercise, key.endpoint())
        test.judge(answer, Reference(exercise, key.endpoint()), test.rng(key.secret))
        answer.ask_more()
        inputs |= {f"{test.name} #{number}": call.request for number, call in enumerate(answer.calls, 1)}
    replies = {REFERENCE: {name: key.reply_of_reference(request) for name, request in inputs.items()}}
    for kept in key.misconceptions.get(exercise, []):
        replies[kept.name] = {name: key.reply_of(kept, request) for name, request in inputs.items()}
    names = tuple(replies)
    by_pair = {
        (one, other): tuple(name for name in inputs if not same_reply(replies[one][name], replies[other][name]))
        for place, one in enumerate(names)
        for other in names[place + 1 :]
    }
    return Separation(exercise, names, tuple(inputs), by_pair)

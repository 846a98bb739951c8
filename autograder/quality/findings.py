"""What was measured about the hidden tests of an assignment, and what of it must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from autograder.quality.answers import Exercise, Labelled, Unseen
from autograder.quality.first_judging import Counts, Judging
from autograder.quality.mutation import Mutant
from autograder.quality.separation import Separation
from autograder.quality.stability import Stability
from autograder.quality.worker import Judged


@dataclass(frozen=True)
class JudgedMutant:
    """A mutant and what the hidden tests say; `equivalent` is the reason if it cannot be told from the reference."""

    mutant: Mutant
    judged: Judged
    equivalent: str = ""

    @property
    def killed(self) -> bool:
        return not self.judged.right and not self.judged.fault

    @property
    def survived(self) -> bool:
        """Neither killed nor known to be equivalent."""
        return not self.killed and not self.equivalent


@dataclass
class Quality:
    """All that was measured. Each list is in the order of the exercises."""

    assignment: str
    exercises: list[Exercise]
    tests: dict[str, list[str]]  # hidden tests by exercise
    fast: bool = False
    seconds: float = 0.0
    references: list[Judged] = field(default_factory=list)
    mutants: list[JudgedMutant] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)  # entries about equivalent mutants that match none
    right: list[Judged] = field(default_factory=list)
    wrong: list[tuple[Labelled, Judged]] = field(default_factory=list)
    unseen: list[tuple[Unseen, Judged]] = field(default_factory=list)
    first_judgings: list[Judging] = field(default_factory=list)  # of these exercises
    misnamed_mutants: list[JudgedMutant] = field(default_factory=list)
    separations: list[Separation] = field(default_factory=list)
    stability: Stability = field(default_factory=lambda: Stability({}, []))

    # ------------------------------------------------------------------ what must not be

    @property
    def survivors(self) -> list[JudgedMutant]:
        return [entry for entry in self.mutants if entry.survived]

    @property
    def killed_equivalents(self) -> list[JudgedMutant]:
        """Said to be equivalent, and yet killed."""
        return [entry for entry in self.mutants if entry.killed and entry.equivalent]

    @property
    def faulty(self) -> list[Judged]:
        """Answers on which a hidden test or a misconception failed itself."""
        judged = [*(entry.judged for entry in self.mutants), *self.right, *(judged for _, judged in self.wrong)]
        judged += [each for _, each in self.unseen]
        return [entry for entry in judged if entry.fault]

    @property
    def refused(self) -> list[Judged]:
        """Right answers of the course's own that lose points."""
        return [judged for judged in self.right if not judged.right]

    @property
    def accepted(self) -> list[Judged]:
        """Wrong answers of the course's own that keep all their points."""
        return [judged for _, judged in self.wrong if judged.right]

    def misjudged_unseen(self, *, right: bool) -> list[Judged]:
        """The unseen right answers that lose points or wrong ones that keep all, without disputed ones."""
        return [
            judged for answer, judged in self.unseen if answer.right == right != judged.right and not answer.disputed
        ]

    @property
    def unseen_now(self) -> dict[str, Counts]:
        """What becomes of the unseen answers now, by exercise, without disputed ones."""
        found = {}
        for exercise in self.exercises:
            sides = []
            for side in (True, False):
                judged = [
                    judged
                    for answer, judged in self.unseen
                    if answer.task.exercise == exercise.name and answer.right == side and not answer.disputed
                ]
                names = (each.task.name.rpartition("/")[2] for each in judged if each.right != side)
                sides.append((len(judged), tuple(names)))
            (right, refused), (wrong, accepted) = sides
            if right or wrong:
                found[exercise.name] = Counts(right, wrong, refused, accepted)
        return found

    @property
    def disputed(self) -> list[tuple[Unseen, Judged]]:
        """Unseen answers of which the statement leaves open whether they are right."""
        return [(answer, judged) for answer, judged in self.unseen if answer.disputed]

    @property
    def unrecognised(self) -> list[tuple[Labelled, Judged]]:
        """Forms of one misconception that are not recognised."""
        return [(label, judged) for label, judged in self.wrong if label.form and not judged.recognised]

    @property
    def misnamed(self) -> list[Judged]:
        """Wrong answers, mutants among them, that are given a name which is not theirs."""
        written = [judged for label, judged in self.wrong if label.misnamed(judged.recognised)]
        return written + [entry.judged for entry in self.misnamed_mutants]

    @property
    def labelled(self) -> int:
        """How many wrong answers there are in all: written ones and killed mutants."""
        return len(self.wrong) + sum(entry.killed for entry in self.mutants)

    @property
    def kill_rate(self) -> float:
        """The share of all mutants that are killed, equivalent ones included among those that are not."""
        return sum(entry.killed for entry in self.mutants) / max(1, len(self.mutants))

    def kills(self, exercise: str) -> tuple[Counter[str], Counter[str]]:
        """By hidden test: how many mutants it kills, and how many it kills alone."""
        all_kills, alone = Counter[str](), Counter[str]()
        for entry in self.mutants:
            if entry.mutant.exercise == exercise and entry.judged.failed:
                all_kills.update(entry.judged.failed)
                if len(entry.judged.failed) == 1:
                    alone.update(entry.judged.failed)
        return all_kills, alone

    def complaints(self) -> Iterator[str]:
        """What an instructor must fix, as sentences."""
        for entry in self.survivors:
            yield f"{_told(entry)} keeps all points. Add an input that tells them apart, or list it with a reason."
        for entry in self.killed_equivalents:
            yield f"{_told(entry)} is listed as equivalent, yet fails ({_why(entry.judged)}). Strike it from the list."
        for text in self.stale:
            yield f"{text} matches no mutant any more. Strike it from the list."
        for judged in self.faulty:
            yield f"A hidden test, or what it is compared with, fails on {judged.task.name}: {judged.fault}. Fix it."
        for judged in self.refused:
            yield f"The right answer {judged.task.name} earns {judged.earned:g} points ({_why(judged)}). Fix the test."
        for judged in self.accepted:
            yield f"The wrong answer {judged.task.name} keeps all its points. Add an input that tells it apart."
        for judged in self.misjudged_unseen(right=True):
            yield (
                f"The right answer {judged.task.name}, by somebody who had not seen the tests, earns {judged.earned:g} "
                f"points ({_why(judged)}). Fix the test, or say in the answer's docstring why it is disputed."
            )
        for judged in self.misjudged_unseen(right=False):
            yield (
                f"The wrong answer {judged.task.name}, by somebody who had not seen the tests, keeps all its points. "
                "Add an input that tells it apart, or say in the answer's docstring why it is disputed."
            )
        for label, _ in self.unrecognised:
            yield f"{label.task.name} is not recognised as {label.contains[0]}. Make them agree, or change the label."
        for judged in self.misnamed:
            yield f"{judged.task.name} is wrongly recognised as {judged.recognised}. Add an input that separates them."
        for separation in self.separations:
            for one, other in separation.unseparated:
                yield f"No hidden input of {separation.exercise} tells {one} from {other}. Add one, or merge the two."
        for difference in self.stability.differences:
            yield f"Judged twice, with two outcomes: {difference}."


def _told(entry: JudgedMutant) -> str:
    mutant = entry.mutant
    return f"{mutant.exercise}, line {mutant.line}: {mutant.was!r} as {mutant.becomes!r} ({mutant.operator})"


def _why(judged: Judged) -> str:
    return judged.ended or ", ".join(judged.failed)

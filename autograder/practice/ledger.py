"""What is known of everybody's tries while a watch runs: the history, and which pages are still to go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.course.layout import Assignment
from autograder.grading.outdated import judged_as_now
from autograder.practice.history import Attempt, History
from autograder.practice.queue import Arrival, Whose
from autograder.results import GradedNotebook


class Ledger:
    """The attempts at some assignments. All that reads or writes the file raises CourseError if it cannot be used."""

    def __init__(self, history: History, assignments: Mapping[str, Assignment]) -> None:
        self._history, self._assignments = history, assignments
        self._attempts: dict[Whose, list[Attempt]] = {}
        self._owed: dict[Whose, str] = {}  # submissions that were judged and have no page yet
        self._load()

    def _load(self) -> None:
        attempts: dict[Whose, list[Attempt]] = {}
        owed: dict[Whose, str] = {}
        for name in self._assignments:
            for attempt in self._history.of(name):
                attempts.setdefault((name, attempt.student), []).append(attempt)
            owed |= {(name, student): submission for student, submission in self._history.owed(name).items()}
        self._attempts, self._owed = attempts, owed

    def refresh(self) -> None:
        """Begin anew if the file was deleted or replaced."""
        if self._history.gone:
            self._load()

    def of(self, whose: Whose) -> Sequence[Attempt]:
        """A student's attempts, in their order."""
        return self._attempts.get(whose, [])

    def all(self) -> list[Attempt]:
        """Those of all students, in their order."""
        every = (attempt for found in self._attempts.values() for attempt in found)
        return sorted(every, key=lambda attempt: attempt.answered)

    def is_owed(self, arrival: Arrival) -> bool:
        """Whether it was judged and counted, and has no page yet."""
        return self._owed.get(arrival.whose) == arrival.submission

    def judged_before(self, arrival: Arrival, files: str, names: Sequence[str]) -> dict[str, GradedNotebook]:
        """The notebooks of these names as they were judged, if the last try was the same `files` (a digest) and the
        tests are the same; or nothing. So an answer that goes by the time or by chance is asked once.
        """
        counted = [attempt for attempt in self.of(arrival.whose) if attempt.counts]
        if not counted or counted[-1].files != files:
            return {}
        found = self._history.judged(arrival.assignment, arrival.student, files)
        assignment = self._assignments[arrival.assignment]
        results = {name: notebook.result for name, notebook in found.items()}
        return found if sorted(found) == sorted(names) and judged_as_now(assignment, results) else {}

    def before(self, arrival: Arrival, files: str) -> tuple[Attempt, ...]:
        """The attempts before the one at these files, of which nobody has read anything if its page is owed."""
        attempts = self.of(arrival.whose)
        owed = self._index_of_owed(arrival.whose, files)
        return tuple(attempts if owed is None else attempts[:owed])

    def _index_of_owed(self, whose: Whose, files: str) -> int | None:
        attempts = self.of(whose)
        found = [number for number, each in enumerate(attempts) if each.submission == self._owed.get(whose)]
        return found[-1] if found and attempts[found[-1]].files == files else None

    def note(self, attempt: Attempt, judged: Mapping[str, GradedNotebook] | None = None) -> None:
        """Note an attempt whose page is out, or one that was `judged` and whose page will be."""
        self._history.add(attempt, judged)
        whose = attempt.assignment, attempt.student
        self._attempts.setdefault(whose, []).append(attempt)
        if judged is not None:
            self._owed[whose] = attempt.submission

    def note_page(self, attempt: Attempt) -> None:
        """The page is out: from here on the submission has been answered."""
        whose = attempt.assignment, attempt.student
        owed = self._index_of_owed(whose, attempt.files)
        if owed is None:
            self.note(attempt)
            return
        noted = self._attempts[whose][owed]
        if noted.submission != attempt.submission:  # the same files once more
            self.note(replace(attempt, counts=False))
        self._history.is_out(noted)
        del self._owed[whose]

"""What an exercise of any kind is begun with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """The parts of an exercise; one for a person to read has no tests, and a rubric in its statement."""

    statement: str
    answer: str
    graded: str = ""
    hidden: str = ""
    misconception: tuple[str, str] = ("", "")  # the file's name and its text
    alternative: tuple[str, str] = ("", "")
    imports: tuple[str, ...] = ()  # what the set-up cell needs besides NumPy

    @property
    def written(self) -> bool:
        return not self.graded


#: How the graded cell of every exercise ends that hidden tests grade.
SCORED = """


### BEGIN HIDDEN TESTS
score("{name}")
### END HIDDEN TESTS"""

"""How often students may try, and how much practice shows, as nbgrader_config.py says it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from traitlets import Dict, Enum, Float, Integer, TraitError
from traitlets.config import Configurable

from autograder.course.layout import PRACTICE, Assignment
from autograder.course.notebooks import exercises, read
from autograder.course.visible_checks import MODULE
from autograder.errors import CourseError

Shown = Literal["points", "mistakes", "examples"]
LEVELS = ("points", "mistakes", "examples")

DAY = 24 * 3600.0  # seconds in which tries are counted


@dataclass(frozen=True)
class Policy:
    """So many `attempts` in 24 hours, `pause` seconds between two, at most `longest` seconds for a notebook, and what
    is shown of an exercise.

    `points`    how many hidden tests pass
    `mistakes`  what they say, and mistakes by their names with the next step of their hint
    `examples`  besides, what was called, came back and was wanted, where it is not the same in the final tests
    """

    attempts: int = 10
    pause: float = 120.0
    longest: float = 60.0
    show: Shown = "examples"
    show_in: Mapping[str, Shown] = field(default_factory=dict)  # by exercise, or by `assignment/exercise`

    def shows(self, assignment: str, exercise: str) -> Shown:
        return self.show_in.get(f"{assignment}/{exercise}", self.show_in.get(exercise, self.show))


class Practice(Configurable):
    """What `c.Practice` in nbgrader_config.py may set."""

    attempts = Integer(Policy.attempts, min=1, help="Tries that a student has in 24 hours.").tag(config=True)
    pause = Float(Policy.pause, min=0.0, help="Seconds from a student's feedback to the next try that counts.").tag(
        config=True
    )
    longest = Float(
        Policy.longest, min=1.0, help="Seconds by the clock that a notebook may take, so that others need not wait."
    ).tag(config=True)
    show = Enum(LEVELS, Policy.show, help="What pages show: points, mistakes (and claims), or examples too.").tag(
        config=True
    )
    show_in = Dict(help="The same for single exercises, such as {'logprob': 'mistakes'}.").tag(config=True)

    @property
    def policy(self) -> Policy:
        """The policy of the course. Raises CourseError."""
        for exercise, level in self.show_in.items():
            if level not in LEVELS:
                raise CourseError(
                    f"c.Practice.show_in in nbgrader_config.py has {level!r} for {exercise}. It may be one of "
                    f"{', '.join(LEVELS)}."
                )
        return Policy(self.attempts, self.pause, self.longest, cast(Shown, self.show), dict(self.show_in))


def policy_of(config: Any) -> Policy:
    """The policy in a course's configuration. Raises CourseError."""
    known = Practice.class_trait_names(config=True)
    unknown = sorted(set(config.Practice) - set(known)) if "Practice" in config else []
    if unknown:
        raise CourseError(
            f"nbgrader_config.py sets c.Practice.{unknown[0]}, and there is no such setting. There are: "
            f"{', '.join(sorted(known))}."
        )
    try:
        return Practice(config=config).policy
    except TraitError as error:
        raise CourseError(f"c.Practice in nbgrader_config.py is not as it must be: {error}. Correct it.") from error


def require_exercises(policy: Policy, assignments: Iterable[Assignment]) -> None:
    """Raise CourseError if the policy has something for an exercise that none of these assignments has."""
    known = {
        name
        for assignment in assignments
        for notebook in assignment.notebooks
        for exercise in exercises(read(assignment.source / f"{notebook}.ipynb"))
        for name in (exercise.name, f"{assignment.name}/{exercise.name}")
    }
    unknown = sorted(set(policy.show_in) - known)
    if unknown:
        raise CourseError(
            f"c.Practice.show_in in nbgrader_config.py names {unknown[0]!r}, and the course has no such exercise. "
            "Correct the name."
        )


def announcement(assignment: Assignment, config: Any) -> bytes | None:
    """What the file beside the notebooks of an assignment says to their last cells; None if it is not to be there: the
    course's own nbgrader_config.py says nothing of practice, or no notebook would read it. Raises CourseError.
    """
    if not ("Practice" in config and config.Practice and MODULE in assignment.packages):
        return None
    return f"{json.dumps({'practice': True, 'attempts': policy_of(config).attempts})}\n".encode()


def announce(assignment: Assignment, config: Any) -> None:
    """Put that file among the source notebooks, with which it is released; or take it away, if it is one of ours."""
    path, wanted = assignment.source / PRACTICE, announcement(assignment, config)
    if wanted is not None:
        path.write_bytes(wanted)
    elif is_announcement(path):
        path.unlink()


def announcement_complaint(assignment: Assignment, config: Any) -> str:
    """What is wrong with that file, or with the policy that it tells of; empty if nothing is."""
    path = assignment.source / PRACTICE
    try:
        wanted = announcement(assignment, config)
    except CourseError as error:
        return str(error)
    there = path.read_bytes() if path.is_file() else None
    if there == wanted or (wanted is None and not is_announcement(path)):
        return ""
    return (
        f"source/{assignment.name}/{PRACTICE} does not say what c.Practice in nbgrader_config.py does. Run `autograder "
        "build` and commit the result."
    )


def is_announcement(path: Path) -> bool:
    """Whether a file is one that was put there by us, and no file of the course's that has this name."""
    try:
        return set(json.loads(path.read_bytes())) == {"practice", "attempts"}
    except (OSError, ValueError, TypeError):
        return False

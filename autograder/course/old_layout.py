"""What grades an assignment, where version 0.1 kept it: in a folder of tests/ for each kind, not for each exercise.

Nothing is read from there any more, and nothing that lies there is passed over in silence.
"""

from __future__ import annotations

from pathlib import Path

from autograder.course.layout import Assignment

_MOVES = (
    (
        "tests/hidden/{name}/",
        "the hidden tests of each exercise to tests/{name}/<exercise>/hidden.py, what several of "
        "these share to files in tests/{name}/, imported by `from ..<file> import ...`",
    ),
    ("tests/misconceptions/{name}/<exercise>/", "tests/{name}/<exercise>/misconceptions/"),
    ("tests/alternatives/{name}/<exercise>/", "tests/{name}/<exercise>/alternatives/"),
    ("tests/wrong/{name}/<exercise>/", "tests/{name}/<exercise>/wrong/"),
    ("tests/unseen/{name}/<exercise>/", "tests/{name}/<exercise>/unseen/"),
    ("tests/unseen/{name}/first_judging.toml", "tests/{name}/first_judging.toml"),
    ("tests/mutants/{name}/<exercise>.toml", "tests/{name}/<exercise>/equivalent_mutants.toml"),
    ("tests/submissions/{name}.py", "tests/{name}/sample_class.py"),
)


def complaint(assignment: Assignment) -> str:
    """What lies where version 0.1 kept it and where each of it belongs, as one sentence; empty if nothing does."""
    root, name = assignment.course.root, assignment.name
    found = [(was, now) for was, now in _MOVES if _is_there(root / was.format(name=name).partition("<")[0])]
    if not found:
        return ""
    moves = "; ".join(f"{was} to {now}" if "`" not in now else f"from {was} {now}" for was, now in found)
    return (
        f"{root / 'tests'} holds what grades {name} where version 0.1 kept it. Everything of an exercise now lies in "
        f"one folder, so nothing is graded before you move: {moves.format(name=name)}."
    )


def _is_there(path: Path) -> bool:
    """Whether there is a file, or a folder with one that is more than what Python or an editor left behind."""
    if not path.is_dir():
        return path.is_file()
    inside = (each.relative_to(path) for each in path.rglob("*.*") if each.is_file())
    return any(not any(part.startswith(".") or part == "__pycache__" for part in each.parts) for each in inside)

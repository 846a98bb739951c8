"""The commands of authors: a new exercise, release and solutions from the source, the contract, measurements."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import Json, Name, Names, assignments_of
from autograder.course.installed import require
from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.terminal import NEEDS_A_PERSON, notifying, out, sentences

Only = Annotated[
    list[str] | None, typer.Option("--exercise", "-e", help="Only this exercise; may be given several times.")
]


def init(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.", metavar="FOLDER")],
) -> None:
    """Make a new course: its configuration and environment, and one small assignment that works."""
    with sentences():
        from autograder.authoring.new_course import make

        for path in make(folder):
            out.print(f"wrote {path}")
        go = "" if folder.resolve() == Path.cwd() else f"go to {folder} and "
        todo = f"Now {go}run `autograder build` and `autograder check`; README.md there has the other commands."
        out.print(todo)


def build(names: Names = None) -> None:
    """Write source notebooks in canonical form, and make release/ and solutions/ from them."""
    with sentences(), notifying() as notify:
        import shutil
        import tempfile

        from autograder.authoring.build import build_release, build_solutions
        from autograder.course.visible_checks import put_in_place
        from autograder.gradebook.nbgrader import nbgrader_config
        from autograder.practice.policy import announce

        failed: list[str] = []
        for assignment in assignments_of(names):
            notify(f"{assignment.name}: the release")
            there = len(failed)
            try:
                put_in_place(assignment)
                announce(assignment, nbgrader_config(assignment.course))
                with tempfile.TemporaryDirectory() as folder:
                    try:
                        build_release(assignment, Path(folder))
                        shutil.rmtree(assignment.release, ignore_errors=True)
                    except CourseError as error:  # what there is of other notebooks takes its place all the same
                        failed.append(str(error))
                    if (Path(folder) / assignment.name).is_dir():
                        shutil.copytree(Path(folder) / assignment.name, assignment.release, dirs_exist_ok=True)
                        out.print(f"release/{assignment.name} is built" + " in part" * (len(failed) > there))
                build_solutions(assignment, assignment.solutions.parent, notify=notify)
                out.print(f"solutions/{assignment.name} is built")
            except CourseError as error:
                failed.append(str(error))  # the other assignments are built all the same
        if failed:
            raise CourseError("\n".join(failed))


def adopt(
    folder: Annotated[
        Path,
        typer.Argument(
            help="A course of nbgrader's or otter's, its source folder, or one assignment.", metavar="FOLDER"
        ),
    ],
    write: Annotated[
        bool, typer.Option("--write", help="Copy it into source/: nbgrader's with tags alone, otter's as nbgrader's.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say how each graded cell of a course of nbgrader's or otter's would be judged, and take it over with --write.

    Notebooks of nbgrader's stay as they are. Those of otter-grader, and plain ones with files of asserts beside them,
    become source notebooks of nbgrader's; what has no place there is named, with what to do.
    """
    with sentences():
        import dataclasses

        from rich.text import Text

        from autograder.authoring import adopt as adopting
        from autograder.course.text import plain
        from autograder.terminal.tables import new_table, show_table

        found = adopting.look(folder)
        rows = [*(row for each in found for row in each.rows), *adopting.beside(folder, found)]
        written = adopting.take(Course.find(), found) if write else []
        to_do = any(row.judged == adopting.NOT for row in rows)
        if as_json:
            print(json.dumps([dataclasses.asdict(row) for row in rows], indent=1))
            raise typer.Exit(NEEDS_A_PERSON if to_do else 0)
        table = new_table()
        for title in ("notebook", "cell", "points", "judged", "why"):
            table.add_column(title, overflow="fold")
        for row in rows:
            place = "/".join(filter(None, [row.assignment, row.notebook]))
            table.add_row(
                Text(plain(place)), Text(plain(row.cell)), f"{row.points:g}", row.judged, Text(plain(row.why))
            )
        show_table(table)
        counted = {
            how: sum(row.judged == how and bool(row.cell or how == adopting.NOT) for row in rows)
            for how in adopting.WAYS
        }
        out.print(", ".join(f"{number} {how}" for how, number in counted.items() if number))
        for path in written:
            out.print(f"wrote {path}")
        nothing = "Nothing was written: no notebook can be taken." if write else "Nothing was written; --write does."
        out.print("Now run `autograder build` and `autograder check`." if written else nothing)
        if to_do:
            raise typer.Exit(NEEDS_A_PERSON)


def check(
    names: Names = None,
    execute: Annotated[
        bool,
        typer.Option("--execute/--no-execute", help="Run the solutions and compare their outputs: takes a minute."),
    ] = True,
    secrets: Annotated[
        int,
        typer.Option(
            min=0,
            help="Instead, try the kept answers on the hidden inputs of so many secrets.",
            show_default="none",
        ),
    ] = 0,
    exercise: Only = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, help="Processes that judge kept answers.", show_default="as many as processors"
        ),
    ] = 0,
    as_json: Json = False,
) -> None:
    """Check the contract of the course: each complaint is a sentence that says what to do.

    With --exercise: only what is stated about the answers to it.

    With --secrets: every course draws its own hidden inputs, so all kept answers are judged for many courses, and a
    table says for how many something stated about them does not hold.
    """
    with sentences(), notifying() as notify:
        from autograder.authoring.check import check as complaints_of
        from autograder.authoring.check import updates
        from autograder.gradebook.nbgrader import nbgrader_config
        from autograder.practice.policy import announcement_complaint

        if secrets:
            raise typer.Exit(NEEDS_A_PERSON if _draws(names, secrets, exercise or [], jobs, as_json) else 0)
        found: dict[str, list[str]] = {}
        of_course = list(updates.complaints(Course.find()))
        if of_course:
            found["the course"] = of_course
        for assignment in _with_one_of(exercise or [], names):
            found[assignment.name] = list(
                complaints_of(
                    assignment,
                    execute=execute,
                    only=exercise or [],
                    jobs=jobs or len(os.sched_getaffinity(0)),
                    notify=notify,
                )
            )
            practice = announcement_complaint(assignment, nbgrader_config(assignment.course))
            found[assignment.name] += [practice] if practice else []
            notify(f"{assignment.name} is checked")
        count = sum(len(complaints) for complaints in found.values())
        if as_json:
            print(json.dumps(found, indent=1))
        else:
            for complaints in found.values():
                for complaint in complaints:
                    out.print(f"- {complaint}")
            said = f"{count} complaint{'s' * (count != 1)}" if count else "nothing to complain about"
            out.print(f"{', '.join(found)}: {said}" if found else "There is no assignment in source/ to check.")
        if count:
            raise typer.Exit(NEEDS_A_PERSON)


def _with_one_of(exercises: list[str], names: list[str] | None) -> list[Assignment]:
    """The assignments that have one of these exercises, if there are any: an assignment need not be named with it.

    Raises CourseError for an exercise that is in none.
    """
    from autograder.authoring.check.draws import exercises_of

    assignments = assignments_of(names)
    if not exercises:
        return assignments
    having = [each for each in assignments if not set(exercises).isdisjoint(name for _, name in exercises_of(each, []))]
    for each in having or assignments:
        exercises_of(each, exercises)
    return having


def _draws(names: list[str] | None, count: int, exercises: list[str], jobs: int, as_json: bool) -> bool:
    """Whether something stated about the kept answers does not hold for every secret."""
    import dataclasses

    from autograder.cli import draws

    assignments = _with_one_of(exercises, names)
    found = {each.name: draws.draws(each, count, exercises, jobs) for each in assignments}
    if as_json:
        told = {name: {entry.exercise: dataclasses.asdict(entry) for entry in each} for name, each in found.items()}
        print(json.dumps(told, indent=1))
    else:
        for entries in found.values():
            draws.show(entries, out)
    return any(entry.slips for entries in found.values() for entry in entries)


def _require_measuring() -> None:
    require("quality", "cosmic_ray", "matplotlib", "pebble", "scipy")


def mutants(
    name: Name,
    exercise: Only = None,
    every: Annotated[bool, typer.Option("--all", help="List every mutant and what kills it.")] = False,
    as_json: Json = False,
) -> None:
    """Change the references in every small way, and see which changes the hidden tests notice."""
    with sentences(), notifying() as notify:
        _require_measuring()
        from autograder.quality import command

        if not command.mutants(
            Course.find().assignment(name), exercise or [], out, notify, as_json=as_json, every=every
        ):
            raise typer.Exit(NEEDS_A_PERSON)


def quality(
    name: Name,
    exercise: Only = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="Take samples of mutants and repetitions, the same each time.")
    ] = False,
    docs: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write a page with tables and plots into this folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure the hidden tests: on mutants, right answers and wrong ones; and that a regrade changes nothing."""
    with sentences(), notifying() as notify:
        _require_measuring()
        from autograder.quality import command

        assignment = Course.find().assignment(name)
        if not command.quality(assignment, exercise or [], out, notify, fast=fast, docs=docs, as_json=as_json):
            raise typer.Exit(NEEDS_A_PERSON)


def new(
    assignment: Annotated[str, typer.Argument(help="The assignment, new or there.")],
    notebook: Annotated[str, typer.Argument(help="The notebook, new or there.")],
    exercise: Annotated[str, typer.Argument(help="The new exercise: the name of the function that students write.")],
    points: Annotated[float, typer.Option(help="What it is worth.")] = 5,
    kind: Annotated[
        str,
        typer.Option(help="What students write: function, class, table, text, figure, variable, choice or written."),
    ] = "function",
) -> None:
    """Scaffold an exercise: cells in the source notebook, a hidden test, a misconception and an alternative to edit."""
    with sentences():
        from autograder.authoring.scaffold import scaffold

        for path in scaffold(Course.find(), assignment, notebook, exercise, points, kind):
            out.print(f"wrote {path}")
        out.print("Edit them, then run `autograder build` and `autograder check`.")

"""The command `autograder`. Exit codes: 0 done, 1 done with something that needs a person, 2 could not be done, 130
interrupted.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from autograder.cli import class_commands
from autograder.course.layout import Assignment, Course
from autograder.errors import AutograderError
from autograder.terminal import (
    INTERRUPTED,
    NEEDS_A_PERSON,
    Jobs,
    Json,
    Names,
    Unsafe,
    assignments_of,
    err,
    out,
    progress_bar,
    saying,
    sentences,
)

if TYPE_CHECKING:
    from autograder.results import SubmissionResult
    from autograder.workers.capacity import Capacity
    from autograder.workers.pool import Crew

# Before NumPy and torch are imported, which the commands do when they run: one thread a process, so that results do
# not depend on the number of cores and parallel grading does not collapse.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("MPLBACKEND", "Agg")
# A fifth of what importing nbgrader and the course's packages takes would be looking for garbage that is not there.
gc.set_threshold(100_000, 20, 20)

Only = Annotated[list[str] | None, typer.Option("--exercise", help="Only this exercise; may be given several times.")]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Build, check and grade course exercises.",
)


@app.command()
def build(names: Names = None) -> None:
    """Write source notebooks in canonical form, and make release/ and solutions/ from them."""
    import shutil
    import tempfile

    from autograder.authoring.build import build_release, build_solutions
    from autograder.course.visible_checks import put_in_place

    with sentences():
        for assignment in assignments_of(names):
            put_in_place(assignment)
            with tempfile.TemporaryDirectory() as folder:
                build_release(assignment, Path(folder))
                shutil.rmtree(assignment.release, ignore_errors=True)
                shutil.copytree(Path(folder) / assignment.name, assignment.release)
            out.print(f"release/{assignment.name} is built")
            with err.status(f"running the solutions of {assignment.name}"):
                build_solutions(assignment, assignment.solutions.parent)
            out.print(f"solutions/{assignment.name} is built")


@app.command()
def check(
    names: Names = None,
    execute: Annotated[
        bool, typer.Option(help="Run the solutions and compare their outputs, which takes a minute.")
    ] = True,
    secrets: Annotated[
        int, typer.Option(min=0, help="Instead, try the kept answers on the hidden inputs of so many secrets.")
    ] = 0,
    exercise: Only = None,
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes for --secrets; as many as there are processors if 0.")
    ] = 0,
    as_json: Json = False,
) -> None:
    """Check the contract of the course: each complaint is a sentence that says what to do.

    With --secrets: every course draws its own hidden inputs, so all kept answers are judged for many courses, and a
    table says for how many something stated about them does not hold.
    """
    from autograder.authoring.check import check as complaints_of

    with sentences():
        if secrets:
            raise typer.Exit(NEEDS_A_PERSON if _draws(names, secrets, exercise or [], jobs, as_json) else 0)
        if exercise or jobs:
            raise AutograderError("--exercise and --jobs are for --secrets: say how many secrets to try.")
        found: dict[str, list[str]] = {}
        for assignment in assignments_of(names):
            with err.status(f"checking {assignment.name}"):
                found[assignment.name] = list(complaints_of(assignment, execute=execute))
        count = sum(len(complaints) for complaints in found.values())
        if as_json:
            print(json.dumps(found, indent=1))
        else:
            for complaints in found.values():
                for complaint in complaints:
                    out.print(f"- {complaint}", highlight=False, markup=False, soft_wrap=True)
            out.print(f"{', '.join(found)}: {'nothing to complain about' if not count else f'{count} complaints'}")
        if count:
            raise typer.Exit(NEEDS_A_PERSON)


def _draws(names: list[str] | None, count: int, exercises: list[str], jobs: int, as_json: bool) -> bool:
    """Whether something stated about the kept answers does not hold for every secret."""
    import dataclasses

    from autograder.authoring.check import command

    assignments = assignments_of(names)
    if not names:  # an exercise of one assignment need not be named with it
        assignments = [each for each in assignments if command.has(each, exercises)] or assignments
    found = {each.name: command.draws(each, count, exercises, jobs) for each in assignments}
    if as_json:
        told = {name: {entry.exercise: dataclasses.asdict(entry) for entry in each} for name, each in found.items()}
        print(json.dumps(told, indent=1))
    else:
        for entries in found.values():
            command.show(entries, out)
    return any(entry.slips for entries in found.values() for entry in entries)


@app.command()
def grade(
    name: Annotated[str, typer.Argument(help="The assignment.")],
    student: Annotated[list[str] | None, typer.Option(help="Only this student; may be given several times.")] = None,
    force: Annotated[bool, typer.Option(help="Grade again what was graded before.")] = False,
    unsafe: Unsafe = False,
    experiments: Annotated[
        bool, typer.Option("--experiments", help="Run the course's experiments too, on which no points depend.")
    ] = False,
    preview: Annotated[bool, typer.Option("--preview", help="Record nothing: show whose grade would change.")] = False,
    update_exercises: Annotated[
        bool, typer.Option("--update-exercises", help="Let exercises come in or go out that are graded already.")
    ] = False,
    jobs: Jobs = 0,
    scheduler: Annotated[str, typer.Option(help="Address of a Dask scheduler whose workers grade.")] = "",
    as_json: Json = False,
) -> None:
    """Grade the submissions in submitted/ into the gradebook and autograded/."""
    with sentences():
        from autograder.submissions.listing import chosen

        assignment = Course.find().assignment(name)
        students = chosen(assignment, student)
        results = _grade(
            assignment,
            students,
            force=force,
            unsafe=unsafe,
            experiments=experiments,
            preview=preview,
            update_exercises=update_exercises,
            jobs=jobs,
            scheduler=scheduler,
            brief=not as_json,
        )
        from autograder.cli.preview import show_preview
        from autograder.gradebook.recorded import Recorded

        if preview:
            show_preview(assignment, results, out, as_json=as_json)
            if any(result.needs_a_person for result in results):
                raise typer.Exit(NEEDS_A_PERSON)
            return
        unrecorded = Recorded.of(assignment).without(results)
        if as_json:
            found = [result.as_dict() | {"recorded": result.student not in unrecorded} for result in results]
            print(json.dumps(found, indent=1))
        else:
            _show(assignment, results, unrecorded)
            out.print(
                f"\nNext: grade the written answers (`nbgrader formgrader`), then `autograder feedback {name}`.",
                highlight=False,
            )
        if unrecorded or any(result.needs_a_person for result in results):
            raise typer.Exit(NEEDS_A_PERSON)


def _grade(
    assignment: Assignment,
    students: list[str],
    *,
    jobs: int,
    unsafe: bool,
    preview: bool = False,
    update_exercises: bool = False,
    scheduler: str = "",
    brief: bool = True,
    **how: bool,
) -> list[SubmissionResult]:
    """Grade these students with a progress bar; `how` is given to `grade_class`."""
    from autograder.workers import capacity, pool

    jobs = 0 if scheduler else min(jobs or _jobs_here(capacity.here(), len(students)), len(students))
    workers = pool.cluster(scheduler) if scheduler else _crew_here(assignment, students, jobs, unsafe=unsafe)
    if scheduler:
        from autograder.grading.submission import load_keys

        load_keys(str(assignment.course.root), assignment.name, assignment.notebooks)
    # What takes long to import comes after this point: meanwhile others warm up.
    from autograder.cli.doctor import drift
    from autograder.grading.batch import Interrupted, grade_class, prepare

    for sentence in drift():
        err.print(f"[yellow]{sentence}: results may differ from those that the course was tested with.[/yellow]")
    if unsafe:
        err.print("[yellow]Grading without the sandbox: student code can reach what you can reach.[/yellow]")
    prepare(assignment, unsafe=unsafe, update_exercises=update_exercises, preview=preview, say=_tell)
    results = []
    with progress_bar() as progress:
        task = progress.add_task("grading", total=len(students))

        def say(text: str) -> None:
            progress.console.print(text, highlight=False)

        try:
            for result in grade_class(
                assignment, students, unsafe=unsafe, preview=preview, workers=workers, say=say, **how
            ):
                if brief:
                    result.notebooks = [notebook.brief() for notebook in result.notebooks]
                results.append(result)
                progress.update(task, advance=1, description=f"graded {escape(result.student)}")
        except Interrupted as interrupted:
            progress.stop()
            err.print(
                f"Interrupted. {len(results)} submissions are {'done' if preview else 'recorded'}, {interrupted.left} "
                "are left: run the same command again to go on.",
                highlight=False,
            )
            raise typer.Exit(INTERRUPTED) from None
    _note_lateness(assignment, results)
    return sorted(results, key=lambda result: result.student)


def _tell(text: str) -> None:
    err.print(text, highlight=False, markup=False, soft_wrap=True)


def _crew_here(assignment: Assignment, students: list[str], jobs: int, *, unsafe: bool) -> Crew | None:
    """Who grades on this machine; this process itself if nobody. What workers and kernels are forked from warms up."""
    from autograder.sandbox.kernel_pool import NURSERY
    from autograder.submissions.listing import notebooks_of
    from autograder.workers import pool

    root, notebooks = str(assignment.course.root), notebooks_of(assignment, students)
    imports = assignment.imports(notebooks)
    if not unsafe:
        NURSERY.begin(imports)
    if jobs == 1:
        return None
    from autograder.workers import processes

    processes.begin(
        "autograder.grading.team_server", json.dumps({"root": root, "name": assignment.name, "notebooks": notebooks})
    )

    def arguments() -> tuple[Any, ...]:
        return root, assignment.name, notebooks, None if unsafe else NURSERY.shared(imports)

    from autograder.grading.submission import warm_up

    return pool.local(jobs, warm_up, arguments)


def _jobs_here(capacity: Capacity, submissions: int) -> int:
    if capacity.jobs < submissions and capacity.short_of_memory:
        err.print(f"[yellow]{capacity.short_of_memory}[/yellow]", highlight=False)
    return capacity.jobs


def _note_lateness(assignment: Assignment, results: list[SubmissionResult]) -> None:
    from autograder.gradebook.lateness import due_dates, lateness

    if due_dates(assignment)[0] is None:
        return
    late = {entry.student: entry.sentence for entry in lateness(assignment) if entry.seconds}
    for result in results:
        result.late = late.get(result.student, "")


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _show(assignment: Assignment, results: list[SubmissionResult], unrecorded: set[str]) -> None:
    from autograder.cli.tables import class_table, remarks, remarks_table

    out.print(class_table(assignment, results))
    if any(remarks(result) for result in results):
        out.print()
        out.print(remarks_table(results))
    waiting = sum(
        any(entry.waits for notebook in result.notebooks for entry in notebook.exercises) for result in results
    )
    faults = sum(result.needs_a_person for result in results)
    old = sum(not result.fresh for result in results)
    missing = sorted(result.student for result in results if result.student in unrecorded)
    recorded = f"{len(results) - len(missing)} with a recorded outcome" if missing else "each with a recorded outcome"
    sentence = f"{len(results)} submission{'s' * (len(results) != 1)}, {recorded}"
    sentence += f"; nothing is recorded of {', '.join(missing)}" if missing else ""
    sentence += f"; {old} {_were(old)} graded before (--force grades again)" if old else ""
    sentence += f"; {waiting} {_have(waiting)} written answers that wait for a person" if waiting else ""
    sentence += f"; {faults} could not be graded in full, for a reason that is not the student's" if faults else ""
    out.print(f"\n{sentence}.", highlight=False)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Try each guarantee of grading on this machine, and say what is missing and how to get it."""
    import dataclasses

    from autograder.cli.doctor import findings

    with sentences():
        found = []
        for finding in findings(Course.find()):
            found.append(finding)
            if not as_json:
                mark = "[green]holds[/green]  " if finding.holds else "[red]fails[/red]  "
                out.print(f"{mark}{escape(finding.guarantee)}", f"[dim]{escape(finding.seen)}[/dim]", highlight=False)
                if not finding.holds and finding.remedy:
                    out.print(escape(finding.remedy), highlight=False, soft_wrap=True)
        if as_json:
            print(json.dumps([dataclasses.asdict(finding) for finding in found], indent=1))
        if not all(finding.holds for finding in found):
            raise typer.Exit(NEEDS_A_PERSON)


@app.command()
def mutants(
    name: Annotated[str, typer.Argument(help="The assignment.")],
    exercise: Only = None,
    every: Annotated[bool, typer.Option("--all", help="List every mutant and what kills it.")] = False,
    as_json: Json = False,
) -> None:
    """Change the references in every small way, and see which changes the hidden tests notice."""
    with sentences(), saying() as say:
        from autograder.quality import command

        if not command.mutants(Course.find().assignment(name), exercise or [], out, say, as_json=as_json, every=every):
            raise typer.Exit(NEEDS_A_PERSON)


@app.command()
def quality(
    name: Annotated[str, typer.Argument(help="The assignment.")],
    exercise: Only = None,
    fast: Annotated[bool, typer.Option(help="Take samples of mutants and repetitions, the same each time.")] = False,
    docs: Annotated[Path | None, typer.Option(help="Write a page with tables and plots into this folder.")] = None,
    as_json: Json = False,
) -> None:
    """Measure the hidden tests: on mutants, right answers and wrong ones; and that a regrade changes nothing."""
    with sentences(), saying() as say:
        from autograder.quality import command

        assignment = Course.find().assignment(name)
        if not command.quality(assignment, exercise or [], out, say, fast=fast, docs=docs, as_json=as_json):
            raise typer.Exit(NEEDS_A_PERSON)


@app.command()
def demo(
    name: Annotated[str, typer.Argument(help="The assignment.")] = "exercise4",
    folder: Annotated[Path, typer.Option(help="Where the scratch course is made; emptied first.")] = Path("demo"),
    unsafe: Unsafe = False,
) -> None:
    """Make a sample class in a scratch course, grade it, and show what everybody sees."""
    from autograder.authoring import samples
    from autograder.gradebook.nbgrader import generate_feedback
    from autograder.gradebook.recorded import Recorded

    with sentences():
        course = samples.scratch_course(Course.find(), folder)
        assignment = course.assignment(name)
        described = samples.load(assignment)
        works = samples.write_class(assignment, described)
        out.print(f"A class of {len(described)} sample submissions of {name}, in {course.root}:\n", highlight=False)
        for entry in described:
            out.print(f"  [bold]{entry.student}[/bold]  {entry.story}", highlight=False)
        out.print()
        results = _grade(assignment, [entry.student for entry in described], force=True, unsafe=unsafe, jobs=0)
        _show(assignment, results, Recorded.of(assignment).without(results))
        with err.status("writing feedback pages"):
            problems = [
                problem
                for result in results
                if result.notebooks and (problem := generate_feedback(assignment, result.student))
            ]
        for problem in problems:
            err.print(problem)
        surprises = samples.surprises(results, works)
        for surprise in surprises:
            err.print(f"[magenta]not as it was made:[/magenta] {surprise}", highlight=False)
        out.print(f"Feedback pages: {course.root / 'feedback'}/<student>/{name}/*.html", highlight=False)
        if surprises or problems:
            raise typer.Exit(NEEDS_A_PERSON)


@app.command()
def new(
    assignment: Annotated[str, typer.Argument(help="The assignment, new or there.")],
    notebook: Annotated[str, typer.Argument(help="The notebook, new or there.")],
    exercise: Annotated[str, typer.Argument(help="The new exercise: the name of the function that students write.")],
    points: Annotated[float, typer.Option(help="What it is worth.")] = 5,
) -> None:
    """Scaffold an exercise: cells in the source notebook, a hidden test, a misconception and an alternative to edit."""
    from autograder.authoring.scaffold import scaffold

    with sentences():
        for path in scaffold(Course.find(), assignment, notebook, exercise, points):
            out.print(f"wrote {path}", highlight=False, markup=False, soft_wrap=True)
        out.print("Edit them, then run `autograder build` and `autograder check`.", highlight=False)


class_commands.add_to(app)

if __name__ == "__main__":
    sys.exit(app())

"""The command `autograder`. Exit codes: 0 done, 1 done with something that needs a person, 2 could not be done, 130
interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

import autograder
from autograder.cli import authoring_commands, class_commands
from autograder.cli.usage import AUTHORING, MACHINE, MEASURING, STUDENTS_WORK, Group, add
from autograder.course.layout import Assignment, Course
from autograder.errors import AutograderError
from autograder.terminal import (
    INTERRUPTED,
    NEEDS_A_PERSON,
    Jobs,
    Json,
    Name,
    Unsafe,
    err,
    out,
    progress_bar,
    saying,
    sentences,
)
from autograder.terminal.tables import show_table

if TYPE_CHECKING:
    from autograder.results import SubmissionResult
    from autograder.workers.capacity import Capacity
    from autograder.workers.pool import Crew

# Before NumPy and torch are imported, which the commands do when they run: one thread a process, so that results do
# not depend on the number of cores and parallel grading does not collapse.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("MPLBACKEND", "Agg")

Student = Annotated[
    list[str] | None, typer.Option("--student", "-s", help="Only this student; may be given several times.")
]

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Build, check and grade course exercises.",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"autograder {autograder.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def grade(
    name: Name,
    student: Student = None,
    force: Annotated[bool, typer.Option("--force", "-f", help="Grade again what was graded before.")] = False,
    unsafe: Unsafe = False,
    experiments: Annotated[
        bool, typer.Option("--experiments", help="Run the course's experiments too, on which no points depend.")
    ] = False,
    jobs: Jobs = 0,
    scheduler: Annotated[str, typer.Option(help="Address of a Dask scheduler whose workers grade.")] = "",
    detail: Annotated[
        bool, typer.Option("--detail", "-d", help="Show each exercise and all that was noticed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Grade the submissions in submitted/ into the gradebook and autograded/."""
    with sentences():
        assignment = Course.find().assignment(name)
        students = _students(assignment, student)
        results = _grade(
            assignment,
            students,
            force=force,
            unsafe=unsafe,
            experiments=experiments,
            jobs=jobs,
            scheduler=scheduler,
            brief=not as_json,
        )
        if as_json:
            print(json.dumps([result.as_dict() for result in results], indent=1))
        else:
            _show(assignment, results, detail=detail)
            out.print(
                f"\nNext: grade the written answers (`nbgrader formgrader`), then `autograder feedback {name}`.",
                highlight=False,
                soft_wrap=True,
            )
        if any(result.needs_a_person for result in results):
            raise typer.Exit(NEEDS_A_PERSON)


def feedback(
    name: Name,
    student: Student = None,
    release: Annotated[bool, typer.Option("--release", help="Hand the pages out through nbgrader's exchange.")] = False,
) -> None:
    """Make the feedback pages anew from what the gradebook has now, and hand them out if that is wanted."""
    with sentences(), saying() as say:
        from autograder.errors import CourseError
        from autograder.gradebook.nbgrader import generate_feedback, release_feedback

        assignment = Course.find().assignment(name)
        students = [each for each in _students(assignment, student) if assignment.autograded(each).is_dir()]
        if not students:
            raise CourseError(f"Nothing of {name} is graded. Grade first: `autograder grade {name}`.")
        problems = []
        for number, one in enumerate(students, 1):
            say(f"feedback of {one}, {number} of {len(students)}")
            if problem := generate_feedback(assignment, one):
                problems.append(f"{one}: {problem}")
        if release and not problems and (problem := release_feedback(assignment, students)):
            problems.append(problem)
        for problem in problems:
            err.print(f"{escape(problem)}", highlight=False, soft_wrap=True)
        made = len(students) - sum(any(text.startswith(f"{one}: ") for text in problems) for one in students)
        handed_out = ", handed out" if release and not problems else ""
        out.print(f"{made} of {len(students)} feedback pages made{handed_out}.", highlight=False)
        if problems:
            raise typer.Exit(NEEDS_A_PERSON)


def _students(assignment: Assignment, wanted: list[str] | None) -> list[str]:
    from autograder.submissions.listing import students_of

    there = students_of(assignment)
    if not there:
        folder = assignment.course.root / "submitted"
        raise AutograderError(
            f"There are no submissions: {folder}/<student>/{assignment.name} is where they belong. Collect them first."
        )
    unknown = sorted(set(wanted or []) - set(there))
    if unknown:
        raise AutograderError(
            f"No submission of {', '.join(unknown)} in {assignment.course.root / 'submitted'}. Check the spelling."
        )
    return sorted(set(wanted)) if wanted else there


def _grade(
    assignment: Assignment,
    students: list[str],
    *,
    force: bool,
    unsafe: bool,
    jobs: int,
    experiments: bool = False,
    scheduler: str = "",
    brief: bool = True,
) -> list[SubmissionResult]:
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
    prepare(assignment, unsafe=unsafe, say=lambda text: err.print(text, highlight=False))
    results = []
    with progress_bar() as progress:
        task = progress.add_task("grading", total=len(students))

        def say(text: str) -> None:
            progress.console.print(text, highlight=False)

        try:
            for result in grade_class(
                assignment, students, force=force, unsafe=unsafe, experiments=experiments, workers=workers, say=say
            ):
                if brief:
                    result.notebooks = [notebook.brief() for notebook in result.notebooks]
                results.append(result)
                progress.update(task, advance=1, description=f"graded {escape(result.student)}")
        except Interrupted as interrupted:
            progress.stop()
            err.print(
                f"Interrupted. {len(results)} submissions are recorded, {interrupted.left} are left: run the same "
                "command again to go on.",
                highlight=False,
            )
            raise typer.Exit(INTERRUPTED) from None
    _note_lateness(assignment, results)
    return sorted(results, key=lambda result: result.student)


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


def _show(assignment: Assignment, results: list[SubmissionResult], *, detail: bool = False) -> None:
    from autograder.cli import tables

    if detail:
        show_table(tables.exercise_table(assignment, results))
        out.print()
    show_table(tables.class_table(assignment, results, out.width if out.is_terminal else None, whole=detail))
    if out.is_terminal:
        out.print(tables.legend(results, detail=detail))
    out.print()
    for line in tables.summary(assignment, results):
        out.print(line, highlight=False, soft_wrap=True)


def doctor(as_json: Json = False) -> None:
    """Try each guarantee of grading on this machine, and say what is missing and how to get it."""
    with sentences():
        import dataclasses

        from autograder.cli.doctor import findings

        found = []
        for finding in findings(Course.find()):
            found.append(finding)
            if not as_json:
                sign, style = ("✓ holds", "green") if finding.holds else ("✗ fails", "red")
                if out.is_terminal:
                    told = f"[{style}]{sign}[/]  {escape(finding.guarantee)}  [dim]{escape(finding.seen)}[/dim]"
                    out.print(told, highlight=False)
                else:
                    print(sign, finding.guarantee, finding.seen, sep="\t", flush=True)
                if not finding.holds and finding.remedy:
                    out.print(escape(finding.remedy), highlight=False, soft_wrap=True)
        fail = sum(not finding.holds for finding in found)
        if as_json:
            print(json.dumps([dataclasses.asdict(finding) for finding in found], indent=1))
        elif fail:
            out.print(f"\n{fail} of {len(found)} guarantees do not hold here: see the lines marked ✗.", highlight=False)
        else:
            out.print(f"\nAll {len(found)} guarantees hold here.", highlight=False)
        if fail:
            raise typer.Exit(NEEDS_A_PERSON)


def demo(
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="The assignment.")] = "exercise4",
    folder: Annotated[Path, typer.Option(help="Where the scratch course is made; emptied first.")] = Path("demo"),
    unsafe: Unsafe = False,
) -> None:
    """Make a sample class in a scratch course, grade it, and show what everybody sees."""
    with sentences():
        from autograder.authoring import samples
        from autograder.gradebook.nbgrader import generate_feedback

        course = samples.scratch_course(Course.find(), folder)
        assignment = course.assignment(name)
        described = samples.load(assignment)
        works = samples.write_class(assignment, described)
        out.print(f"A class of {len(described)} sample submissions of {name}, in {course.root}:\n", highlight=False)
        for entry in described:
            out.print(f"  [bold]{entry.student}[/bold]  {entry.story}", highlight=False, soft_wrap=not out.is_terminal)
        out.print()
        results = _grade(assignment, [entry.student for entry in described], force=True, unsafe=unsafe, jobs=0)
        _show(assignment, results)
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
        pages = f"{course.root / 'feedback'}/<student>/{name}/*.html"
        out.print(f"Feedback pages: {pages}", highlight=False, soft_wrap=True)
        if surprises or problems:
            raise typer.Exit(NEEDS_A_PERSON)


# In the order of the help; those of the students' work in the order of a course's days.
_DOWNLOAD = "exercise4 exercise4.zip --from moodle --students worksheet.csv --timezone Europe/Berlin"
_LIST = "--template gradebook.csv --out grades.csv"
for _panel, _command, _examples in (
    (STUDENTS_WORK, class_commands.collect, [f"collect {_DOWNLOAD}"]),
    (STUDENTS_WORK, grade, ["grade exercise4", "grade exercise4 --student student01 --force --detail"]),
    (STUDENTS_WORK, class_commands.late, ["late exercise4"]),
    (STUDENTS_WORK, class_commands.extend, ["extend exercise4 student02 --days 2"]),
    (STUDENTS_WORK, feedback, ["feedback exercise4", "feedback exercise4 --release"]),
    (STUDENTS_WORK, class_commands.feedback_zip, ["feedback-zip exercise4 --out feedback.zip"]),
    (STUDENTS_WORK, class_commands.report, ["report exercise4", "report exercise4 --out class.html"]),
    (STUDENTS_WORK, class_commands.export, [f"export exercise4 --for canvas {_LIST}"]),
    (AUTHORING, authoring_commands.new, ["new exercise4 mixture_models entropy --points 4"]),
    (AUTHORING, authoring_commands.build, ["build", "build exercise4"]),
    (AUTHORING, authoring_commands.check, ["check", "check exercise4 --secrets 20 --exercise logprob"]),
    (MEASURING, authoring_commands.mutants, ["mutants exercise4 --exercise logprob --all"]),
    (MEASURING, authoring_commands.quality, ["quality exercise4 --fast", "quality exercise4 --docs docs"]),
    (MACHINE, doctor, ["doctor"]),
    (MACHINE, demo, ["demo", "demo exercise4 --folder /tmp/demo"]),
):
    add(app, _panel, _command, *_examples)

if __name__ == "__main__":
    sys.exit(app())

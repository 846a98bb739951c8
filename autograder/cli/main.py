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
from rich.text import Text

import autograder
from autograder.cli import authoring_commands, class_commands
from autograder.cli.options import Jobs, Json, Name, Student, Unsafe
from autograder.cli.usage import AUTHORING, MACHINE, MEASURING, STUDENTS_WORK, Group, add
from autograder.cli.watch import watch
from autograder.course.layout import Assignment, Course
from autograder.course.text import plain
from autograder.terminal import INTERRUPTED, NEEDS_A_PERSON, err, out, progress_bar, sentences
from autograder.terminal.tables import show_table

if TYPE_CHECKING:
    from autograder.results import SubmissionResult
    from autograder.submissions.misplaced import Misplaced
    from autograder.workers.capacity import Capacity
    from autograder.workers.pool import WorkerPool

# Before NumPy and torch are imported, which the commands do when they run: one thread a process, so that results do
# not depend on the number of cores and parallel grading does not collapse.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("MPLBACKEND", "Agg")
# A fifth of what importing nbgrader and the course's packages takes would be looking for garbage that is not there.
gc.set_threshold(100_000, 20, 20)

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
    preview: Annotated[bool, typer.Option("--preview", help="Record nothing: show whose grade would change.")] = False,
    update_exercises: Annotated[
        bool, typer.Option("--update-exercises", help="Let exercises come in or go out that are graded already.")
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
        from autograder.submissions.listing import chosen, students_of
        from autograder.submissions.misplaced import misplaced

        assignment = Course.find().assignment(name)
        astray = [each for each in misplaced(assignment) if not student or each.student in student]
        if astray and not student and not students_of(assignment):
            _tell_astray(astray)
            raise typer.Exit(NEEDS_A_PERSON)
        students = chosen(assignment, student)
        results, left = _grade(
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

        recorded = Recorded.of(assignment)
        if left:
            if as_json and not preview:
                _print_json(results, recorded.without(results))
            raise _interrupted(len(results), left, "done" if preview else "recorded")
        gone = [] if student else recorded.without_folder(students)
        if preview:
            show_preview(assignment, results, out, as_json=as_json)
            _tell_astray(astray)
            _tell_gone(assignment, gone)
            if astray or gone or any(result.needs_a_person for result in results):
                raise typer.Exit(NEEDS_A_PERSON)
            return
        unrecorded = recorded.without(results)
        if as_json:
            _print_json(results, unrecorded)
        else:
            _show(assignment, results, unrecorded, detail=detail)
            waits = any(entry.waits for result in results for each in result.notebooks for entry in each.exercises)
            first = "grade what waits for a person (`nbgrader formgrader`), then " if waits else ""
            out.print(f"\nNext: {first}`autograder feedback {assignment.quoted}`.")
        _tell_astray(astray)
        _tell_gone(assignment, gone)
        if astray or gone or unrecorded or any(result.needs_a_person for result in results):
            raise typer.Exit(NEEDS_A_PERSON)


def _interrupted(count: int, left: int, done: str) -> typer.Exit:
    """What to raise after Ctrl-C, when that has been told."""
    err.print(
        f"Interrupted. {done.capitalize()}: {count}. Left: {left}. Run the same command again to go on.",
    )
    return typer.Exit(INTERRUPTED)


def _print_json(results: list[SubmissionResult], unrecorded: set[str]) -> None:
    found = [result.as_dict() | {"recorded": result.student not in unrecorded} for result in results]
    print(json.dumps(found, indent=1))


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
) -> tuple[list[SubmissionResult], int]:
    """Grade these students with a progress bar; how many are left after Ctrl-C. `how` is given to `grade_class`."""
    from autograder.workers import capacity, pool

    jobs = 0 if scheduler else min(jobs or _jobs_here(capacity.here(), len(students)), len(students))
    workers = pool.cluster(scheduler) if scheduler else _crew_here(assignment, students, jobs, unsafe=unsafe)
    if scheduler:
        from autograder.grading.submission import load_keys

        load_keys(str(assignment.course.root), assignment.name, assignment.notebooks)
    # What takes long to import comes after this point: meanwhile others warm up.
    from autograder.cli.doctor import drift
    from autograder.course.packages import missing, other_python
    from autograder.grading.batch import Interrupted, grade_class, prepare

    for sentence in drift():
        err.print(f"{sentence}: results may differ from those that the course was tested with.", style="yellow")
    if older := other_python(assignment.course):
        err.print(older, style="yellow")
    if not scheduler:
        for notebook in assignment.notebooks:
            for sentence in missing(assignment, notebook):
                err.print(sentence, style="yellow")
    if unsafe:
        err.print("Grading without the sandbox: student code can reach what you can reach.", style="yellow")
    prepare(assignment, unsafe=unsafe, update_exercises=update_exercises, preview=preview, notify=_tell)
    results, left = [], 0
    with progress_bar() as progress:
        task = progress.add_task("grading", total=len(students))

        def notify(text: str) -> None:
            progress.console.print(text)

        try:
            for result in grade_class(
                assignment, students, unsafe=unsafe, preview=preview, workers=workers, notify=notify, **how
            ):
                if brief:
                    result.notebooks = [notebook.brief() for notebook in result.notebooks]
                results.append(result)
                said = f"graded {result.student}" if result.fresh else f"{result.student} was graded before"
                progress.update(task, advance=1, description=said)
        except Interrupted as interrupted:
            left = interrupted.left
    _note_lateness(assignment, results)
    return sorted(results, key=lambda result: result.student), left


def _tell_astray(found: list[Misplaced]) -> None:
    """Name what was handed in and is in no place that is graded."""
    if not found:
        return
    from autograder.submissions.misplaced import lines

    _tell("\nNot graded, because it lies in the wrong place:")
    for line in lines(found):
        _tell(f"  {line}")


def _tell_gone(assignment: Assignment, students: list[str]) -> None:
    """Name those who have points in the gradebook, and no folder any more from which these could come."""
    if not students:
        return
    from autograder.cli.feedback import SHOWN

    shown = ", ".join(map(plain, students[:SHOWN]))
    more = f" and {len(students) - SHOWN} more" if len(students) > SHOWN else ""
    _tell(
        f"\nIn the gradebook with points for {assignment.name}, and without a folder "
        f"submitted/<student>/{assignment.name}: {shown}{more}. Give a folder that was renamed its name back and grade "
        "again; whoever has left the course is taken out by `nbgrader db student remove <student> --force`, with the "
        "points of all assignments."
    )


def _tell(text: str) -> None:
    err.print(text)


def _crew_here(assignment: Assignment, students: list[str], jobs: int, *, unsafe: bool) -> WorkerPool | None:
    """Who grades on this machine; this process itself if nobody. What workers and kernels are forked from warms up."""
    from autograder.sandbox.kernel_pool import KERNEL_POOL
    from autograder.submissions.listing import notebooks_of
    from autograder.workers import pool

    root, notebooks = str(assignment.course.root), notebooks_of(assignment, students)
    imports = assignment.imports(notebooks)
    if not unsafe:
        KERNEL_POOL.begin(imports)
    if jobs == 1:
        return None
    from autograder.workers import processes

    processes.begin(
        "autograder.grading.team_server", json.dumps([{"root": root, "name": assignment.name, "notebooks": notebooks}])
    )

    def arguments() -> tuple[Any, ...]:
        return root, assignment.name, notebooks, None if unsafe else KERNEL_POOL.shared(imports)

    from autograder.grading.submission import warm_up

    return pool.local(jobs, warm_up, arguments)


def _jobs_here(capacity: Capacity, submissions: int) -> int:
    if capacity.jobs < submissions and capacity.short_of_memory:
        err.print(capacity.short_of_memory, style="yellow")
    return capacity.jobs


def _note_lateness(assignment: Assignment, results: list[SubmissionResult]) -> None:
    from autograder.gradebook.lateness import due_dates, lateness

    if due_dates(assignment)[0] is None:
        return
    late = {entry.student: entry.sentence for entry in lateness(assignment) if entry.seconds}
    for result in results:
        result.late = late.get(result.student, "")


def _show(
    assignment: Assignment, results: list[SubmissionResult], unrecorded: set[str], *, detail: bool = False
) -> None:
    from autograder.cli import tables

    if detail:
        show_table(tables.exercise_table(assignment, results))
        out.print()
    table = tables.class_table(assignment, results, out.width if out.is_terminal else None, whole=detail)
    show_table(table)
    if out.is_terminal:
        out.print(tables.legend(results, detail=detail))
        lines = ("".join(part.text for part in line).rstrip() for line in out.render_lines(table))
        if any(line.endswith("…") for line in lines):
            out.print("Some of what was noticed is cut here: --detail shows it in full.")
    out.print()
    for line in tables.summary(assignment, results, unrecorded):
        out.print(line)


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
                    out.print(Text.assemble((sign, style), f"  {finding.guarantee}  ", (finding.seen, "dim")))
                else:
                    print(sign, finding.guarantee, finding.seen, sep="\t", flush=True)
                if not finding.holds and finding.remedy:
                    out.print(finding.remedy)
        fail = sum(not finding.holds for finding in found)
        if as_json:
            print(json.dumps([dataclasses.asdict(finding) for finding in found], indent=1))
        elif fail:
            out.print(f"\n{fail} of {len(found)} guarantees do not hold here: see the lines marked ✗.")
        else:
            out.print(f"\nAll {len(found)} guarantees hold here.")
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
        from autograder.gradebook.recorded import Recorded

        course = samples.scratch_course(Course.find(), folder)
        assignment = course.assignment(name)
        described = samples.load(assignment)
        works = samples.write_class(assignment, described)
        out.print(f"A class of {len(described)} sample submissions of {name}, in {course.root}:\n")
        for entry in described:
            out.print(Text.assemble("  ", (entry.student, "bold"), f"  {entry.story}"))
        out.print()
        students = [entry.student for entry in described]
        results, left = _grade(assignment, students, force=True, unsafe=unsafe, jobs=0)
        if left:
            raise _interrupted(len(results), left, "recorded")
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
            err.print(Text.assemble(("not as it was made:", "magenta"), f" {surprise}"))
        pages = f"{course.root / 'feedback'}/<student>/{name}/*.html"
        out.print(f"Feedback pages: {pages}")
        if surprises or problems:
            raise typer.Exit(NEEDS_A_PERSON)


# In the order of the help; those of the students' work in the order of a course's days.
_DOWNLOAD = "exercise4 exercise4.zip --from moodle --students worksheet.csv --timezone Europe/Berlin"
_LIST = "--template gradebook.csv --out grades.csv"
for _panel, _command, _examples in (
    (STUDENTS_WORK, watch, ["watch exercise4", "watch exercise4 --once --folder shared"]),
    (STUDENTS_WORK, class_commands.collect, [f"collect {_DOWNLOAD}"]),
    (STUDENTS_WORK, grade, ["grade exercise4", "grade exercise4 --student student01 --force --detail"]),
    (STUDENTS_WORK, class_commands.late, ["late exercise4"]),
    (STUDENTS_WORK, class_commands.extend, ["extend exercise4 student02 --days 2"]),
    (STUDENTS_WORK, class_commands.feedback, ["feedback exercise4", "feedback exercise4 --release"]),
    (STUDENTS_WORK, class_commands.feedback_zip, ["feedback-zip exercise4 --out feedback.zip"]),
    (STUDENTS_WORK, class_commands.report, ["report exercise4", "report exercise4 --out class.html"]),
    (STUDENTS_WORK, class_commands.export, [f"export exercise4 --for canvas {_LIST}"]),
    (STUDENTS_WORK, class_commands.rename, ["rename exercise4 exercise5"]),
    (AUTHORING, authoring_commands.init, ["init my_course"]),
    (AUTHORING, authoring_commands.new, ["new exercise4 mixture_models entropy --points 4"]),
    (AUTHORING, authoring_commands.adopt, ["adopt ../course/source", "adopt ../course/source --write"]),
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

"""What commands print: tables in a terminal of any width and in a pipe, help, and how they end when interrupted."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer
import typer.main
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

import autograder
from autograder import terminal
from autograder.cli import doctor, main, tables
from autograder.cli.main import app
from autograder.cli.usage import AUTHORING, MEASURING, STUDENTS_WORK
from autograder.course.layout import Assignment
from autograder.results import Event, ExerciseResult, NotebookResult, Outcome, Recognised, SubmissionResult
from autograder.terminal.tables import Ids, show_table

LONG = [f"maximilian{letter}.wolkenstein-hohenfels-of-the-mountains@students.example" for letter in "abc"]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def result(student: str, earned: float, *, recognised: str = "", fault: str = "") -> SubmissionResult:
    """Points in `double`, full marks in `triple`, a written answer that waits."""
    double = [Outcome("one", "It.", earned, "passed"), Outcome("two", "It.", 5 - earned, "not yet")]
    found = [
        ExerciseResult("double", 5, double, Recognised(recognised, "An idea", "A hint") if recognised else None),
        ExerciseResult("triple", 5, [Outcome("one", "It.", 5, "passed")]),
        ExerciseResult("why", 2, written=True, waits=True),
    ]
    events = [Event("cell stopped", "added", "x", 30.0)]
    notebook = NotebookResult("basics", found, events=events if earned < 5 else [])
    return SubmissionResult(student, "week1", [notebook], fault=fault)


@pytest.fixture
def results() -> list[SubmissionResult]:
    return [
        result(LONG[0], 5),
        result(LONG[1], 2.5, recognised="gives_the_argument_back"),
        SubmissionResult(LONG[2], "week1", fault="OSError: no space left on device"),
    ]


def shown(table: object, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(table)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_points_are_whole_in_a_terminal_of_any_width(
    week1: Assignment, results: list[SubmissionResult], width: int
) -> None:
    lines = shown(tables.class_table(week1, results, width), width)
    assert max(map(len, lines)) <= width
    heading, first, *others = lines[-4:]
    assert heading.split()[:6] == ["student", "of", "12", "of", "12", "open"]
    assert first.split()[0] == "!"  # what needs a person first
    assert first.split()[2:4] == ["–", "–"]
    assert [line.split()[0] for line in others] == ["✓", "◐"]
    assert [line.split()[2:5] for line in others] == [["10", "10", "2"], ["7.5", "7.5", "2"]]
    names = [line.split()[1] for line in lines[-3:]]
    assert len(set(names)) == 3
    assert all("@" not in name for name in names)


def test_in_a_narrow_terminal_the_notebooks_give_way(week1: Assignment, results: list[SubmissionResult]) -> None:
    lines = shown(tables.class_table(week1, results, 45), 45)
    assert max(map(len, lines)) <= 45
    assert [line.split()[2:4] for line in lines[-2:]] == [["10", "2"], ["7.5", "2"]]


def test_in_detail_there_is_a_line_for_each_exercise(week1: Assignment, results: list[SubmissionResult]) -> None:
    lines = shown(tables.exercise_table(week1, results), 80)
    assert max(map(len, lines)) <= 80
    assert [line.split()[-4:] for line in lines[1:3]] == [["double", "✓", "5", "5"], ["triple", "✓", "5", "5"]]
    assert lines[4].split()[1:] == ["double", "◐", "2.5", "5", "gives", "the", "argument", "back"]
    whole = " ".join(shown(tables.class_table(week1, results, 80, whole=True), 80)).split()
    assert "basics:" in whole  # the notebook of a cell that was stopped
    assert "added" in whole  # and whose cell it is


def test_exercises_of_one_name_are_told_apart_by_their_notebooks(week1: Assignment) -> None:
    shutil.copy(week1.source / "basics.ipynb", week1.source / "again.ipynb")
    graded = result(LONG[0], 5)
    (basics,) = graded.notebooks
    wrong = ExerciseResult("double", 5, [Outcome("one", "It.", 5, "not yet")])
    again = replace(basics, notebook="again", exercises=[wrong])
    lines = shown(tables.exercise_table(week1, [replace(graded, notebooks=[again, basics])]), 120)
    rows = {line.split()[-4]: line.split()[-3:-1] for line in lines if "double" in line}
    assert rows == {"again/double": ["✗", "0"], "basics/double": ["✓", "5"]}


def test_a_pipe_gets_values_with_tabs_between_them(
    week1: Assignment, results: list[SubmissionResult], capsys: pytest.CaptureFixture[str]
) -> None:
    show_table(tables.class_table(week1, results))
    head, *rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert head == ["outcome", "student", "basics", "sum", "open", "noticed"]
    assert rows[0] == ["not graded", LONG[2], "–", "–", "", "OSError: no space left on device"]
    assert rows[2][:5] == ["part right", LONG[1], "7.5", "7.5", "2"]
    assert "double: gives the argument back" in rows[2][5]


def test_below_the_table_stands_what_needs_a_person(week1: Assignment, results: list[SubmissionResult]) -> None:
    text = "\n".join(tables.summary(week1, results))
    assert f"  {LONG[2]}: OSError: no space left on device" in text
    assert "3 submissions, each with a recorded outcome" in text
    assert "2 have answers that wait for a person (written ones are worth 2 of 12 points)" in text


def test_a_file_that_could_not_be_read_is_named_with_the_reason_until_a_person_has_graded(week1: Assignment) -> None:
    why = "basics.ipynb is damaged: it stops at line 3."
    waiting = [ExerciseResult("double", 5, waits=True), ExerciseResult("triple", 5, waits=True)]
    found = SubmissionResult("student01", "week1", [NotebookResult("basics", waiting, unread=why)])
    assert found.needs_a_person
    assert shown(tables.class_table(week1, [found]), 200)[-1].split()[1:4] == ["student01", "–", "0"]
    assert "  student01: basics.ipynb is damaged: it stops at line 3" in list(tables.summary(week1, [found]))
    assert [kind for kind, _ in tables.remarks(found)] == ["unread"]
    given = [ExerciseResult("double", 5, by_hand=2.0), ExerciseResult("triple", 5, by_hand=0.0)]
    found.notebooks = [NotebookResult("basics", given, unread=why)]
    assert not found.needs_a_person
    assert shown(tables.class_table(week1, [found]), 200)[-1].split()[2:5] == ["2", "2", "basics.ipynb"]


def test_what_students_write_is_no_markup(week1: Assignment, capsys: pytest.CaptureFixture[str]) -> None:
    said = "[/b].docx was handed in, and list[int] :x: as well"
    main._show(week1, [SubmissionResult("student01", "week1", unclear=[said])], set())
    terminal.err.print(said, style="yellow")
    out, err = capsys.readouterr()
    assert said in out
    assert err == f"{said}\n"


def test_lines_of_a_terminal_end_between_words_and_a_sentence_in_a_pipe_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"/{'a' * 70}/{'b' * 30}.html"
    said = f"One.\n\n  {LONG[0]}: {'words and ' * 12}of {path} more\n"
    terminal.out.print(said)
    assert capsys.readouterr().out == f"{said}\n"
    monkeypatch.setattr(terminal.out, "_force_terminal", True)
    monkeypatch.setattr(terminal.out, "_width", 80)
    terminal.out.print(Text.assemble((said, "bold")))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).split("\n")
    assert " ".join(lines).split() == said.split()
    assert lines[:2] == ["One.", ""]
    assert all(line.startswith("  ") for line in lines[2:-2])
    assert [line for line in lines if len(line) > 80] == [f"  {path}"]
    terminal.out.print(f"- {'words and ' * 12}\n✓ {'held together ' * 9}".replace("d t", "d\N{NO-BREAK SPACE}t"))
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("- words")
    assert others[0].startswith("  and words")
    assert all(line.endswith(("together", "together ")) for line in others[1:])


@pytest.mark.parametrize(("width", "told"), [(80, True), (200, False)])
def test_where_what_was_noticed_is_cut_it_is_said_how_to_see_it(
    week1: Assignment, results: list[SubmissionResult], width: int, told: bool, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(terminal.out, "_force_terminal", True)
    monkeypatch.setattr(terminal.out, "_width", width)
    for detail in (False, True):
        main._show(week1, results, set(), detail=detail)
        assert ("--detail shows it in full" in capsys.readouterr().out) == (told and not detail)


def test_what_is_not_clear_of_a_submission_is_said_once(week1: Assignment) -> None:
    notebooks = [NotebookResult(name, [], unread=f"It is not clear which file is {name}.") for name in ("one", "two")]
    found = SubmissionResult("student01", "week1", notebooks, unclear=["notes.ipynb was handed in."])
    assert "  student01: notes.ipynb was handed in; not graded: one, two" in list(tables.summary(week1, [found]))


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a@one.example", "b@one.example"], ["a", "b"]),
        (["a@one.example", "a@two.example"], ["a@one.example", "a@two.example"]),
        (["a@one.example", "b"], ["a", "b"]),
        (["@one.example", "b@one.example"], ["@one.example", "b@one.example"]),
    ],
)
def test_of_an_address_the_part_before_the_at_is_shown_where_it_is_enough(ids: list[str], expected: list[str]) -> None:
    assert list(Ids(ids).shown.values()) == expected


@pytest.mark.parametrize("place", [3, 20, 36])
def test_ids_that_differ_in_one_letter_are_told_apart_when_they_are_cut(place: int) -> None:
    ids = [f"{'x' * place}{letter}{'x' * (40 - place)}" for letter in "abc"]
    for width in (12, 16, 25):
        cut = set(Ids(ids).within(width).values())
        assert {len(text) for text in cut} == {width}
        assert len(cut) == 3 or width < 20


# help


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_in_plain_words_what_is_to_be_given(name: str) -> None:
    text = CliRunner().invoke(app, [name, "-h"], env={"COLUMNS": "120"}).stdout
    assert not re.search(r"<(?!\w+\|)|\{|--no-(?!execute)", text)
    assert re.search(r"Examples?: *\n *autograder " + name, text)
    assert COMMANDS[name].rich_help_panel


def test_commands_stand_in_groups() -> None:
    text = CliRunner().invoke(app, ["-h"]).stdout
    places = [text.index(panel) for panel in (STUDENTS_WORK, AUTHORING, MEASURING)]
    assert places == sorted(places)
    assert text.index("│ collect ") < text.index("│ grade ") < text.index("│ report ")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_it_tells_its_version(option: str) -> None:
    assert CliRunner().invoke(app, [option]).stdout == f"autograder {autograder.__version__}\n"


def test_what_there_is_to_choose_is_said(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    done = CliRunner().invoke(app, ["export", "week1", "--for", "excel", "--out", "grades.csv"])
    assert done.exit_code == 2
    assert all(platform in done.stderr for platform in ("moodle", "canvas", "blackboard", "nbgrader"))


def test_the_shell_completes_assignments(week1: Assignment) -> None:
    asked = {"_AUTOGRADER_COMPLETE": "complete_bash", "COMP_WORDS": "autograder grade w", "COMP_CWORD": "2"}
    program = Path(sys.executable).parent / "autograder"
    environment = {**os.environ, **asked}
    done = subprocess.run(
        [program], cwd=week1.course.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["week1"]


def test_the_doctor_counts(monkeypatch: pytest.MonkeyPatch, week1: Assignment) -> None:
    monkeypatch.chdir(week1.course.root)
    found = [doctor.Finding("a wall", True, "seen"), doctor.Finding("a roof", False, "seen", "Build one.")]
    monkeypatch.setattr(doctor, "findings", lambda course: iter(found))
    lines = CliRunner().invoke(app, ["doctor"]).stdout.splitlines()
    assert lines[:3] == ["✓ holds\ta wall\tseen", "✗ fails\ta roof\tseen", "Build one."]
    assert lines[-1].startswith("1 of 2 guarantees do not hold here")


# interrupted


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def number(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield request.param
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.mostly_slow
def test_a_check_that_is_interrupted_ends_with_one_sentence(week1: Assignment, number: signal.Signals) -> None:
    program = Path(sys.executable).parent / "autograder"
    running = subprocess.Popen(
        [program, "check", "week1"],
        cwd=week1.course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = ""
    while "running the solution" not in said:
        said += running.stderr.readline()
    os.killpg(running.pid, number)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130, said + err
    assert err.splitlines()[-1].startswith("Interrupted.")
    assert "Traceback" not in said + err
    assert out == ""


def ends(by: BaseException | None, number: signal.Signals) -> int:
    """The exit code of a command that is interrupted in code that turns it into this error, or into nothing."""

    def work() -> None:
        with terminal.sentences(), terminal.notifying() as notify:
            try:
                os.kill(os.getpid(), number)
                time.sleep(1)
            except BaseException:
                if by:
                    raise by from None
            notify("the next step")

    with pytest.raises(typer.Exit) as ended:
        work()
    return ended.value.exit_code


def test_whatever_an_interruption_is_turned_into_it_is_one(number: signal.Signals) -> None:
    assert ends(KeyboardInterrupt(), number) == 130
    assert ends(RuntimeError("the kernel has died"), number) == 130
    assert ends(SystemExit(1), number) == 130
    assert ends(None, number) == 130  # code of an answer has swallowed it


def test_progress_is_told_into_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress_bar() as progress:
        task = progress.add_task("grading", total=3)
        progress.update(task, advance=1, description="graded student01")
        progress.update(task, advance=1, description="graded student02")
    assert capsys.readouterr().err.splitlines()[0] == "graded student01, 1 of 3"


INTERRUPTED_WHILE_IT_IMPORTS = """
import builtins, os, signal, sys
real = builtins.__import__

def take(name, *given, **named):
    if name == "typer":
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *given, **named)

builtins.__import__ = take
from autograder.cli import run
run()
"""


def test_interrupted_before_anything_was_begun_it_says_so() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_WHILE_IT_IMPORTS], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "Interrupted before anything was begun.\n")


def test_it_is_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "autograder", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"autograder {autograder.__version__}\n"


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [2.0, 4.0, 6.0])
def test_a_measurement_that_is_interrupted_ends_with_one_sentence(week1: Assignment, seconds: float) -> None:
    """Its processes have a terminal's Ctrl-C too, also while they are started."""
    command = [sys.executable, "-m", "autograder", "quality", "week1", "--fast"]
    with subprocess.Popen(
        command, cwd=week1.course.root, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("Interrupted")
    assert "Traceback" not in said


def test_an_error_that_nobody_expected_is_no_interruption() -> None:
    with pytest.raises(ZeroDivisionError), terminal.sentences():
        1 / SimpleNamespace(zero=0).zero


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * 300, "File name too long. Give it a shorter name"),
        ("file/below", "Not a directory. Move away the file that has the place of a folder"),
        ("folder", "Is a directory. Move away the folder that has the place of a file"),
        ("[red]\udcff", "Permission denied. Give yourself the right to use it"),
    ],
)
def test_a_file_that_the_system_refuses_is_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    def write() -> None:
        (tmp_path / name).write_text("")
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / name))  # which root never meets

    with pytest.raises(typer.Exit) as ended, terminal.sentences():
        write()
    assert ended.value.exit_code == terminal.FAILED
    shown = str(tmp_path / name).encode(errors="backslashreplace").decode()
    assert capsys.readouterr().err == f"autograder: {shown}: {said}, and run the same command again.\n"


def test_what_has_no_file_is_an_error_that_nobody_expected() -> None:
    with pytest.raises(OSError, match="broken"), terminal.sentences():
        raise OSError(errno.EACCES, "broken")

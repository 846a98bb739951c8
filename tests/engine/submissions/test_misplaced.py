"""What lies below submitted/ in another place than grading looks at is named, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from handing_in import hand_in, solved
from typer.testing import CliRunner

from autograder.cli.main import app
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.submissions.listing import chosen
from autograder.submissions.misplaced import lines, misplaced


def put(week1: Assignment, *places: str) -> None:
    for place in places:
        path = week1.course.root / "submitted" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")


def said(week1: Assignment) -> list[str]:
    return list(lines(misplaced(week1)))


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("ada/basics.ipynb", "submitted/ada/basics.ipynb "),
        ("ada/Week1/basics.ipynb", "submitted/ada/Week1/ "),
        ("ada/week_1/basics.ipynb", "submitted/ada/week_1/ "),
        ("ada/week1 (1)/basics.ipynb", "submitted/ada/week1 (1)/ "),
        ("ada/my work/basics.ipynb", "submitted/ada/my work/ "),
        ("ada/week1.zip", "submitted/ada/week1.zip "),
        ("week1/ada/basics.ipynb", "submitted/week1/ada/ "),
        ("ada.zip", "submitted/ada.zip "),
        ("ada_week1.zip", "submitted/ada_week1.zip "),
        ("ada_basics.ipynb", "submitted/ada_basics.ipynb "),
    ],
)
def test_each_wrong_place_is_named_with_the_right_one(week1: Assignment, place: str, named: str) -> None:
    put(week1, place)
    (line,) = said(week1)
    assert line.startswith(named)
    assert line.endswith("Move it to submitted/ada/week1/.")


def test_a_file_of_nobody_is_to_go_to_a_students_folder(week1: Assignment) -> None:
    put(week1, "basics.ipynb")
    assert said(week1) == [
        "submitted/basics.ipynb lies outside of a student's folder. Move it to submitted/<student>/week1/."
    ]


def test_what_is_where_it_belongs_or_no_submission_is_not_named(week1: Assignment) -> None:
    shutil.copytree(week1.source, week1.source.with_name("week2"))
    (week1.course.root / "release" / "old_sheet").mkdir()
    put(
        week1,
        "ada/week1/basics.ipynb",
        "ada.zip",
        "bob/week2/basics.ipynb",
        "bob/Week2/basics.ipynb",
        "cid/old_sheet/sheet.ipynb",
        "dan/notes.txt",
        "eve/empty/notes.txt",
        "week2/fay/basics.ipynb",
        "students.csv",
        ".hidden/basics.ipynb",
        "gus/__MACOSX/basics.ipynb",
    )
    assert said(week1) == []


def test_a_second_folder_beside_the_right_one_is_named(week1: Assignment) -> None:
    put(week1, "ada/week1/basics.ipynb", "ada/week1 (1)/basics.ipynb")
    (line,) = said(week1)
    assert "submitted/ada/week1 (1)/ lies beside week1/ and is passed over. See which of the two" in line


def test_many_are_counted(week1: Assignment) -> None:
    put(week1, *(f"student{number:02}/basics.ipynb" for number in range(25)))
    found = said(week1)
    assert len(found) == 11
    assert found[-1] == "And 15 more that lie in the wrong place."


def test_a_student_whose_folder_is_there_is_not_called_misspelt(week1: Assignment) -> None:
    hand_in(week1, solved(week1))
    put(week1, "ada/basics.ipynb")
    with pytest.raises(CourseError) as caught:
        chosen(week1, ["ada"])
    assert "submitted/ada/ is there, without a folder week1." in str(caught.value)
    assert "Move it to submitted/ada/week1/." in str(caught.value)
    assert "spelling" not in str(caught.value)


def test_grading_names_them_and_ends_as_for_what_needs_a_person(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(week1, "ada/Week1/basics.ipynb")
    monkeypatch.chdir(week1.course.root)
    alone = CliRunner().invoke(app, ["grade", "week1"])
    assert alone.exit_code == 1
    assert "submitted/ada/Week1/ is not called week1. Move it to submitted/ada/week1/." in alone.stderr
    hand_in(week1, solved(week1))
    beside = CliRunner().invoke(app, ["grade", "week1", "--jobs", "1"])
    assert beside.exit_code == 1, beside.stderr
    assert "submitted/ada/Week1/ is not called week1." in beside.stderr
    other = CliRunner().invoke(app, ["grade", "week1", "--jobs", "1", "--student", "student01"])
    assert other.exit_code == 0, other.stderr
    assert not Path("autograded/ada").exists()

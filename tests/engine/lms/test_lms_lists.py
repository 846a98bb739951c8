"""Lists of a course and names in archives: who is meant, and which notebook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from platforms import BERLIN, canvas_gradebook, participant, students_csv, worksheet

from autograder.errors import CourseError
from autograder.lms import names
from autograder.lms.lists import read_list
from autograder.lms.times import time_of
from autograder.submissions import naming

# Lists


def test_each_form_of_list_is_told_by_its_first_line(tmp_path: Path) -> None:
    found = read_list(worksheet(tmp_path / "w.csv", participant(11, "student01")))
    assert (found.people[0].id, found.people[0].key, found.id_column) == ("student01", "11", "ID number")
    found = read_list(canvas_gradebook(tmp_path / "c.csv", ("One, Student", "77", "student01")))
    assert [(person.id, person.key) for person in found.people] == [("student01", "77"), ("", "999")]
    found = read_list(students_csv(tmp_path / "s.csv", "student01,A,B,a@example.org,77"))
    assert (found.people[0].id, found.people[0].key) == ("student01", "77")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes(f"id{delimiter}last_name\nstudent01{delimiter}Größe\n".encode(encoding))
    assert [person.id for person in read_list(path).people] == ["student01"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a list of a course"),
        ("a,b\n1,2\n", "not a list of a course"),
        ("id\n", "names no student"),
        ("id,email\nx,1,2\n", "line 2 has more fields"),
        ("id,email\nx,1\nX,2\n", "x stands there more than once"),
        ("id,lms_user_id\nx,7\ny,7\n", "7 stands there more than once"),
        ("id\n../x\n", "cannot be a student's id"),
        ("id\n..\n", "cannot be a student's id"),
        ("id\n<b>x\n", "cannot be a student's id"),
        ('id\n"x\n', "not a list of a course"),
    ],
)
def test_a_list_that_cannot_be_trusted_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "s.csv"
    path.write_text(text)
    with pytest.raises(CourseError, match=re.escape(said)):
        read_list(path)


def test_another_column_can_hold_the_ids(tmp_path: Path) -> None:
    path = worksheet(tmp_path / "w.csv", participant(11, "student01"))
    assert read_list(path, "Email address").people[0].id == "student01@example.org"
    with pytest.raises(CourseError, match=r"'Matrikel'.*there are: Identifier"):
        read_list(path, "Matrikel")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Sunday, 22 November 2026, 11:59 PM", "2026-11-22 22:59:00"),
        ("Sunday, November 22, 2026, 11:59\u202fPM", "2026-11-22 22:59:00"),
        ("22 November 2026, 23:59", "2026-11-22 22:59:00"),
        ("2026-11-22 23:59", "2026-11-22 22:59:00"),
        ("2026-11-22T23:59:00Z", "2026-11-22 23:59:00"),
        ("2026-11-22 23:59:00 UTC", "2026-11-22 23:59:00"),
        ("Sunday, 25 October 2026, 2:30 AM", "2026-10-25 00:30:00"),  # an hour that is there twice: the first
        ("Sonntag, 22. November 2026, 23:59", "2026-11-22 22:59:00"),
        ("dimanche 22 novembre 2026, 23:59", "2026-11-22 22:59:00"),
        ("domingo, 22 de noviembre de 2026, 23:59", "2026-11-22 22:59:00"),
        ("niedziela, 22 listopada 2026, 23:59", "2026-11-22 22:59:00"),
        ("neděle, 22. listopadu 2026, 23.59", "2026-11-22 22:59:00"),
        ("воскресенье, 22 ноября 2026, 23:59", "2026-11-22 22:59:00"),
        ("2026年 11月 22日(日曜日) 23:59", "2026-11-22 22:59:00"),
        ("2026-11-22-23-59-10", "2026-11-22 22:59:10"),
        ("Nov 22, 2026 1159 PM", "2026-11-22 22:59:00"),
        ("-", None),
        ("", None),
    ],
)
def test_times_are_read_in_the_platforms_zone(text: str, utc: str | None) -> None:
    found = time_of(text, BERLIN)
    assert (str(found) if found else None) == utc


def test_a_time_without_its_zone_is_not_guessed_and_another_form_is_named() -> None:
    assert time_of("22 November 2026, 23:59", None) is None
    for text in ("yesterday", "22 Smarch 2026, 23:59", "2026年11月22日 下午11:59", "listopad 22 2026, 23:59"):
        with pytest.raises(ValueError, match=r"form|hours"):
            time_of(text, BERLIN)


GERMAN = (
    'ID;"Vollständiger Name";"E-Mail-Adresse";Status;Gruppe;Bewertung;Bestwertung;"Bewertung kann geändert werden";'
    '"Zuletzt geändert (Abgabe)";"Zuletzt geändert (Bewertung)";"Feedback als Kommentar"\n'
    'Teilnehmer/in4101;"A B";student01@example.org;"Zur Bewertung abgegeben";;;12,00;Ja;'
    '"Sonntag, 1. November 2026, 10:00";-;\n'
    'Teilnehmer/in4102;"C D";student02@example.org;"Keine Abgabe";;3,50;12,00;Nein;-;'
    '"Montag, 2. November 2026, 10:00";\n'
)
JAPANESE = (
    "ID,氏名,学籍番号,メールアドレス,ステータス,評点,最大評点,評点を変更できる,"
    "最終更新日時 (提出),オンラインテキスト,最終更新日時 (評定)\n"
    "参加者 4101,A B,1,student01@example.org,提出,,12.00,Yes,2026年 11月 1日 10:00,x,-\n"
)


@pytest.mark.parametrize("text", [GERMAN, JAPANESE, GERMAN.replace(";", "\t"), "sep=;\r\n" + GERMAN])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_moodles_worksheet_is_known_in_any_language(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes(text.encode(encoding))
    found = read_list(path)
    assert found.kind == "Moodle grading worksheet"
    person = found.people[0]
    assert (person.id, person.key, person.name) == ("student01@example.org", "4101", "A B")
    places = [found.column(name) for name in ("Grade", "Maximum Grade", "Grade can be changed")]
    assert places == [5, 6, 7]
    assert str(time_of(person.submitted, BERLIN)) == "2026-11-01 09:00:00"
    graded = found.column("Last modified (grade)")
    assert graded is not None
    assert found.header[graded] in ("Zuletzt geändert (Bewertung)", "最終更新日時 (評定)")


def test_a_list_of_students_is_not_taken_for_a_worksheet(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("id,name,tutor,room,late\nstudent01,A B,C,12,no\nstudent02,A B,C,12,no\n")
    assert read_list(path).kind == "students.csv"


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            '"Last Name","First Name","Username","Student ID","Availability","week1 [Total Pts: 12 Score] |77"\n'
            '"B","A","student01","1","Yes",""\n',
            "Blackboard grade center",
            ("student01", "student01"),
        ),
        (
            "OrgDefinedId,Username,Last Name,First Name,week1 Points Grade <Numeric MaxPoints:12>,"
            "End-of-Line Indicator\n"
            "#1,#student01,B,A,,#\n",
            "Brightspace grades",
            ("student01", "student01"),
        ),
        (
            "First Name,Last Name,SID,Email\nA,B,student01,a@example.org\n",
            "Gradescope roster",
            ("student01", "student01"),
        ),
        (
            '"identifier","github_username","github_id","name"\n"student01","octo","1","A B"\n',
            "GitHub Classroom roster",
            ("student01", "octo"),
        ),
    ],
)
def test_lists_of_other_platforms(tmp_path: Path, text: str, kind: str, wanted: tuple[str, str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    found = read_list(path)
    person = found.people[0]
    assert (found.kind, person.id, person.key, person.name) == (kind, *wanted, "A B")


# Names in archives


@pytest.mark.parametrize(
    ("platform", "name", "key", "file", "late"),
    [
        ("moodle", "A Student_12345_assignsubmission_file_/basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "A Student_12345_assignsubmission_file/basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "A Student_12345_assignsubmission_file_basics.ipynb", "12345", "basics.ipynb", False),
        ("moodle", "week1/Group A-A Student_12345_assignsubmission_file_/x/a_b.ipynb", "12345", "x/a_b.ipynb", False),
        ("moodle", "Participant_12345_assignsubmission_file_/b.ipynb", "12345", "b.ipynb", False),
        ("canvas", "onestudent_12_345_basics.ipynb", "12", "basics.ipynb", False),
        ("canvas", "onestudent_LATE_12_345_basics-1.ipynb", "12", "basics-1.ipynb", True),
        ("canvas", "download/ümläut_12_345_1_2_3.ipynb", "12", "1_2_3.ipynb", False),
        ("blackboard", "HW 1_student01_attempt_2026-11-22-23-59-10_b_c.ipynb", "student01", "b_c.ipynb", False),
        ("brightspace", "12-34 - Student01 - Nov 22, 2026 1159 PM/basics.ipynb", "student01", "basics.ipynb", False),
        ("ilias", "week1/Abgaben/Team 7/B_A_student01_4711/basics.ipynb", "student01", "basics.ipynb", False),
        ("github", "week1-submissions/week1-student01/x/basics.ipynb", "student01", "x/basics.ipynb", False),
        ("zip", "student01/basics.ipynb", "student01", "basics.ipynb", False),
        ("zip", "all/student01/sub/basics.ipynb", "student01", "sub/basics.ipynb", False),
        ("zip", "STUDENT01_basics.ipynb", "student01", "basics.ipynb", False),
        ("zip", "student01.ipynb", "student01", "student01.ipynb", False),
        ("zip", "student01.zip", "student01", "student01.zip", False),
    ],
)
def test_what_a_name_says(platform: str, name: str, key: str, file: str, late: bool) -> None:
    said = names.read_name(platform, name, {"student01", "student02"})
    assert isinstance(said, names.ParsedName)
    assert (said.key, said.file, said.late) == (key, file, late)


@pytest.mark.parametrize(
    ("platform", "name", "why"),
    [
        ("moodle", "basics.ipynb", "not one that Moodle gives"),
        ("moodle", "A Student_12345_assignsubmission_onlinetext_/onlinetext.html", "typed into Moodle"),
        ("moodle", "A Student_x_assignsubmission_file_/basics.ipynb", "not one that Moodle gives"),
        ("canvas", "onestudent_12_text.html", "a text or a link"),
        ("canvas", "anon_ab12c_345_basics.ipynb", "anonymous"),
        ("canvas", "basics.ipynb", "not one that Canvas gives"),
        ("blackboard", "HW 1_student03_attempt_2026-11-22-23-59-10_basics.ipynb", "with a student of the list"),
        ("ilias", "B_student03_4711/basics.ipynb", "with a student of the list"),
        ("github", "week1-student03/basics.ipynb", "with a student of the list"),
        ("zip", "student03/basics.ipynb", "no folder or file name"),
        ("zip", "student010.ipynb", "no folder or file name"),
        ("zip", "a_1_basics.ipynb", "could mean a or a_1"),
    ],
)
def test_a_name_that_says_nothing_has_a_reason(platform: str, name: str, why: str) -> None:
    said = names.read_name(platform, name, {"student01", "a", "a_1"})
    assert isinstance(said, str)
    assert why in said


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("mixture_models.ipynb", "mixture_models"),
        ("mixture_models (1).ipynb", "mixture_models"),
        ("mixture_models(12).ipynb", "mixture_models"),
        ("mixture_models-2.ipynb", "mixture_models"),
        ("mixture_models-Copy1.ipynb", "mixture_models"),
        ("mixture_models - Copy.ipynb", "mixture_models"),
        ("Copy of mixture_models.ipynb", "mixture_models"),
        ("Mixture Models.IPYNB", "mixture_models"),
        ("mixture_models.ipynb.txt", "mixture_models"),
        ("sub/mixture_models.ipynb", "mixture_models"),
        ("u\u0308bung.ipynb", "übung"),
        ("week-1.ipynb", "week-1"),
        ("week-1-1.ipynb", "week-1"),
        ("mixture_models.py", None),
        ("mixture_models_final.ipynb", None),
    ],
)
def test_copies_of_a_notebook_are_told_by_name(file: str, wanted: str | None) -> None:
    assert naming.notebook_named(file, ["mixture_models", "übung", "week-1", "week"]) == wanted

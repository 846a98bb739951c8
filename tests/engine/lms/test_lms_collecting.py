"""Downloads of a learning platform come in: whose they are, which of them count, and what is refused."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from platforms import (
    BERLIN,
    canvas_gradebook,
    nbgrader_due,
    notebook,
    participant,
    reasons,
    students_csv,
    taken,
    worksheet,
    zipped,
)

from autograder.authoring.scaffold import scaffold
from autograder.course.layout import Assignment
from autograder.course.notebooks import as_json, new_output, read
from autograder.errors import CourseError, SubmissionError
from autograder.lms.collecting import collect
from autograder.lms.lists import read_list
from autograder.lms.record import read_record
from autograder.lms.sorting import Collected


@pytest.fixture
def both(week1: Assignment) -> Assignment:
    """`week1` with a second notebook, `more`."""
    scaffold(week1.course, "week1", "more", "halve", 3)
    return week1.course.assignment("week1")


def test_a_download_of_moodle_is_collected_with_its_times(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(
        worksheet(
            tmp_path / "w.csv",
            participant(11, "student01", **{"Last modified (submission)": "Sunday, 22 November 2026, 11:59 PM"}),
            participant(12, "student02"),
            participant(13, "student03"),
            participant(14, "student04"),
        )
    )
    first, second = notebook(week1), notebook(week1, lambda work: None)
    archive = zipped(
        tmp_path / "a.zip",
        {
            "A Student_11_assignsubmission_file_/basics (1).ipynb": first,
            "A Student_11_assignsubmission_file_/notes.txt": b"mine",
            "A Student_12_assignsubmission_file_/final version.ipynb": second,
            "A Student_14_assignsubmission_file_/essay.docx": b"1",
        },
    )
    found = collect(week1, archive, "moodle", people, BERLIN)
    assert found.states == {"student01": "new", "student02": "new"}
    assert found.absent == ["student03"]
    assert reasons(found) == "student04: handed in essay.docx, but no notebook of week1. Ask for it"
    assert taken(week1, "student01") == {"basics.ipynb": first, "timestamp.txt": b"2026-11-22 22:59:00 UTC\n"}
    assert taken(week1, "student02") == {"basics.ipynb": second}  # told by its cells
    assert collect(week1, archive, "moodle", people, BERLIN).states == dict.fromkeys(found.states, "unchanged")


def test_a_download_of_canvas_is_collected_and_the_last_upload_counts(both: Assignment, tmp_path: Path) -> None:
    people = read_list(canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01"), ("Lee, A", "8", "student02")))
    members = {
        "leea_7_101_basics.ipynb": b"old",
        "leea_7_105_basics-1.ipynb": b"new",
        "leea_7_102_more-3.ipynb": b"more",
        "leea_8_103_basics.ipynb": b"other",
        "leea_8_text.html": b"typed",
    }
    found = collect(both, zipped(tmp_path / "a.zip", members), "canvas", people)
    assert taken(both, "student01") == {"basics.ipynb": b"new", "more.ipynb": b"more"}
    assert taken(both, "student02") == {"basics.ipynb": b"other"}
    assert found.incomplete == {"student02": ["more"]}
    assert "leea_8_text.html: it is not an uploaded file" in reasons(found)


def test_a_plain_zip_and_an_archive_of_a_student(both: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,", "student03,,,,"))
    inner = zipped(tmp_path / "inner.zip", {"work/basics.ipynb": b"1", "work/more-2.ipynb": b"2", "../x.ipynb": b"3"})
    members = {
        "submissions/student01.ZIP": inner.read_bytes(),
        "submissions/student02/basics.ipynb": b"4",
        "submissions/student03.zip": inner.read_bytes()[:60],
        "__MACOSX/submissions/._student01.zip": b"",
    }
    found = collect(both, zipped(tmp_path / "a.zip", members), "zip", people)
    assert taken(both, "student01") == {"basics.ipynb": b"1", "more.ipynb": b"2"}
    assert taken(both, "student02") == {"basics.ipynb": b"4"}
    assert "leads out of the folder" in reasons(found)
    assert "submissions/student03.zip: student03: it is not a zip file" in reasons(found)
    assert not list(tmp_path.rglob("x.ipynb"))


def test_nothing_is_guessed_about_who_it_is(week1: Assignment, tmp_path: Path) -> None:
    gradebook = canvas_gradebook(tmp_path / "c.csv", ("Lee, A", "7", "student01"), ("Lee, A", "8", ""))
    members = {"leea_7_1_basics.ipynb": b"1", "leea_8_2_basics.ipynb": b"2", "leea_9_3_basics.ipynb": b"3"}
    found = collect(week1, zipped(tmp_path / "a.zip", members), "canvas", read_list(gradebook))
    assert sorted(path.name for path in (week1.course.root / "submitted").iterdir()) == ["student01"]
    assert "leea_8_2_basics.ipynb: the list gives 8 no id" in reasons(found)
    assert "leea_9_3_basics.ipynb: 9 is in no line of the list" in reasons(found)


def test_two_different_files_with_one_claim_are_left_to_a_person(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,"))
    members = {
        "student01/basics.ipynb": b"1",
        "student01/basics (1).ipynb": b"2",
        "student02/basics.ipynb": b"3",
        "student02/basics (1).ipynb": b"3",
    }
    found = collect(week1, zipped(tmp_path / "a.zip", members), "zip", people)
    assert taken(week1, "student01") == {}
    assert taken(week1, "student02") == {"basics.ipynb": b"3"}
    assert "basics (1).ipynb and basics.ipynb both claim to be basics and differ" in reasons(found)
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(folder)
    (folder / "student01" / "basics.ipynb").unlink()
    assert collect(week1, folder, "zip", people).states == {"student01": "new", "student02": "unchanged"}
    assert taken(week1, "student01") == {"basics.ipynb": b"2"}


def test_copies_that_differ_in_outputs_alone_have_one_claim(week1: Assignment, tmp_path: Path) -> None:
    nb = read(week1.release / "basics.ipynb")
    first = as_json(nb).encode()
    nb.cells[-1].outputs = [new_output("stream", text="2.0")]
    members = {"student01/basics.ipynb": first, "student01/basics (1).ipynb": as_json(nb).encode()}
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    assert not collect(week1, zipped(tmp_path / "a.zip", members), "zip", people).left_out
    assert taken(week1, "student01").keys() == {"basics.ipynb"}


def test_what_was_replaced_is_kept_and_older_work_does_not_replace(week1: Assignment, tmp_path: Path) -> None:
    def collected(text: bytes, submitted: str) -> Collected:
        path = students_csv(tmp_path / "s.csv", f"student01,{submitted}", header="id,submitted")
        archive = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": text})
        return collect(week1, archive, "zip", read_list(path))

    assert collected(b"1", "2026-11-22T10:00Z").states == {"student01": "new"}
    assert collected(b"2", "2026-11-22T11:00Z").states == {"student01": "replaced"}
    late = collected(b"1", "2026-11-22T10:00Z")
    assert late.states == {}
    assert "submitted/ holds newer work (2026-11-22 11:00:00 UTC)" in reasons(late)
    assert taken(week1, "student01")["basics.ipynb"] == b"2"
    kept = week1.course.root / "downloaded" / "week1" / "replaced" / "student01" / "1"
    assert (kept / "basics.ipynb").read_bytes() == b"1"
    assert collected(b"3", "2026-11-22T12:00Z").states == {"student01": "replaced"}
    assert sorted(path.name for path in kept.parent.iterdir()) == ["1", "2"]


def test_the_same_work_with_a_time_that_is_less_exact_stays_as_it_is(week1: Assignment, tmp_path: Path) -> None:
    work = notebook(week1)

    def collected(submitted: str) -> Collected:
        path = students_csv(tmp_path / "s.csv", f"student01,{submitted}", header="id,submitted")
        archive = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": work})
        return collect(week1, archive, "zip", read_list(path))

    exact = b"2026-11-22 10:00:59 UTC\n"
    assert collected("2026-11-22T10:00:59Z").states == {"student01": "new"}
    found = collected("2026-11-22T10:00Z")  # as Moodle's lists have it
    assert (found.states, found.left_out) == ({"student01": "unchanged"}, [])
    assert taken(week1, "student01")["timestamp.txt"] == exact
    assert read_record(week1).students["student01"].time == "2026-11-22 10:00:59 UTC"
    found = collected("2026-11-22T09:00:59Z")  # now with the right time zone
    assert (found.states, found.left_out) == ({"student01": "replaced"}, [])
    assert taken(week1, "student01") == {"basics.ipynb": work, "timestamp.txt": b"2026-11-22 09:00:59 UTC\n"}


def test_a_mark_of_canvas_does_not_replace_an_exact_time(week1: Assignment, tmp_path: Path) -> None:
    nbgrader_due(week1, "2026-11-22 22:00 UTC")
    people = read_list(canvas_gradebook(tmp_path / "g.csv", ("A Student", "101", "student01")))
    archive = zipped(tmp_path / "a.zip", {"studenta_LATE_101_5001_basics.ipynb": notebook(week1)})
    assert collect(week1, archive, "canvas", people).states == {"student01": "new"}
    time = week1.course.root / "submitted" / "student01" / "week1" / "timestamp.txt"
    assert time.read_text() == "2026-11-22 22:00:01 UTC\n"
    time.write_text("2026-11-24 10:00:00 UTC\n")
    assert collect(week1, archive, "canvas", people).states == {"student01": "unchanged"}
    assert time.read_text() == "2026-11-24 10:00:00 UTC\n"


def test_an_archive_of_another_assignment_changes_nothing(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    archive = zipped(tmp_path / "a.zip", {"student01/week2.ipynb": b'{"cells": []}'})
    with pytest.raises(SubmissionError, match=r"neither its name nor its cells.*download of another assignment"):
        collect(week1, archive, "zip", people)
    assert not (week1.course.root / "submitted").exists()
    assert not read_record(week1).students
    collect(week1, zipped(tmp_path / "b.zip", {"student01/basics.ipynb": b"1"}), "zip", people)
    with pytest.raises(SubmissionError, match="download of another assignment"):
        collect(week1, archive, "zip", people)
    assert taken(week1, "student01") == {"basics.ipynb": b"1"}


def test_a_truncated_download_changes_nothing(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,"))
    whole = zipped(tmp_path / "a.zip", {"student01/basics.ipynb": os.urandom(5000)}).read_bytes()
    for length in (0, 100, len(whole) - 30, len(whole) - 1):
        (tmp_path / "a.zip").write_bytes(whole[:length])
        with pytest.raises(SubmissionError, match=r"Nothing was collected from a.zip.*download it again"):
            collect(week1, tmp_path / "a.zip", "zip", people)
    damaged = bytearray(whole)
    damaged[200] ^= 1  # in the file itself: its checksum is wrong
    (tmp_path / "a.zip").write_bytes(damaged)
    with pytest.raises(SubmissionError):
        collect(week1, tmp_path / "a.zip", "zip", people)
    assert not (week1.course.root / "submitted").exists()
    assert not list((week1.course.root / "downloaded" / "week1").iterdir())


@pytest.mark.parametrize("flagged", [True, False])
def test_names_in_utf_8_are_read_with_and_without_their_flag(week1: Assignment, tmp_path: Path, flagged: bool) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "größe,,,,"))
    path = zipped(tmp_path / "a.zip", {"größe/basics.ipynb": b"1"})
    data = path.read_bytes()
    if not flagged:  # bit 11 of the flags, in both places where a name stands
        for place in (data.find(b"PK\x03\x04") + 7, data.find(b"PK\x01\x02") + 9):
            assert data[place] == 8
            data = data[:place] + b"\0" + data[place + 1 :]
    path.write_bytes(data)
    assert collect(week1, path, "zip", people).states == {"größe": "new"}


def test_a_name_in_an_old_encoding_does_not_matter_to_moodle(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(worksheet(tmp_path / "w.csv", participant(11, "student01")))
    path = zipped(tmp_path / "a.zip", {"A Gr__e_11_assignsubmission_file_/basics.ipynb": b"1"})
    path.write_bytes(path.read_bytes().replace(b"Gr__e", b"Gr\x94\xe1e"))
    found = collect(week1, path, "moodle", people)
    assert (found.states, found.left_out) == ({"student01": "new"}, [])
    assert read_record(week1).students["student01"].back == {"basics": "A Größe_11_assignsubmission_file_/"}


def test_links_among_the_submissions_are_not_followed(week1: Assignment, tmp_path: Path) -> None:
    people = read_list(students_csv(tmp_path / "s.csv", "student01,,,,", "student02,,,,"))
    folder, elsewhere = tmp_path / "download", tmp_path / "elsewhere"
    (folder / "student01").mkdir(parents=True)
    (folder / "student02").mkdir()
    elsewhere.mkdir()
    (elsewhere / "secret.ipynb").write_text("secret")
    (folder / "student01" / "basics.ipynb").symlink_to(elsewhere / "secret.ipynb")
    (folder / "student02" / "basics.ipynb").write_text("1")
    found = collect(week1, folder, "zip", people)
    assert found.states == {"student02": "new"}
    assert "links are not followed" in reasons(found)
    place = week1.course.root / "submitted" / "student02"
    (place / "week1" / "basics.ipynb").write_text("2")
    (place / "week1").rename(elsewhere / "week1")
    (place / "week1").symlink_to(elsewhere / "week1")
    assert "is a link" in reasons(collect(week1, folder, "zip", people))
    assert (elsewhere / "week1" / "basics.ipynb").read_text() == "2"


@pytest.mark.parametrize(
    ("platform", "make", "said"),
    [
        ("moodle", lambda path: canvas_gradebook(path, ("a", "1", "x")), "only the grading worksheet"),
        ("canvas", lambda path: worksheet(path, participant(1, "x")), "the gradebook export holds"),
        ("canvas", lambda path: students_csv(path, "x,,,,"), "lms_user_id"),
        ("webct", lambda path: students_csv(path, "x,,,,"), "not a platform that is known here"),
    ],
)
def test_a_list_that_does_not_say_who_is_who_is_refused(
    week1: Assignment, tmp_path: Path, platform: str, make: Callable[[Path], Path], said: str
) -> None:
    archive = zipped(tmp_path / "a.zip", {"x/basics.ipynb": b"1"})
    with pytest.raises(CourseError, match=said):
        collect(week1, archive, platform, read_list(make(tmp_path / "list.csv")))


@pytest.mark.slow
def test_three_hundred_submissions_at_midnight(both: Assignment, tmp_path: Path) -> None:
    """Half a class hands in within the last minute, the other half just after it."""
    due = datetime(2026, 11, 22, 22, 59)
    nbgrader_due(both, "2026-11-22 23:59 Europe/Berlin")
    people, members = [], {}
    for number in range(300):
        late = "12:00 AM" if number % 2 else "11:59 PM"
        day = "Monday, 23" if number % 2 else "Sunday, 22"
        times = {"Last modified (submission)": f"{day} November 2026, {late}"}
        people.append(participant(5000 + number, f"student{number:03}", **times))
        for name in ("basics", "more"):
            file = f"A Student_{5000 + number}_assignsubmission_file_/{name}.ipynb"
            members[file] = f"{name} {number}".encode() * 300
            members[f"A Student_{5000 + number}_assignsubmission_file_/data/{name}.csv"] = b"1"
        for extra in range(5):
            members[f"A Student_{5000 + number}_assignsubmission_file_/data/{extra}.csv"] = b"1"
    archive = zipped(tmp_path / "a.zip", members)
    assert len(members) > 2000
    started = time.monotonic()
    found = collect(both, archive, "moodle", read_list(worksheet(tmp_path / "w.csv", *people)), BERLIN)
    assert time.monotonic() - started < 60
    assert len(found.states) == 300
    assert found.left_out == []
    assert sorted(found.late) == [f"student{number:03}" for number in range(1, 300, 2)]
    assert set(found.late.values()) == {"1 min late"}
    for number in (0, 299):
        late = number % 2
        wanted = f"{due + timedelta(minutes=late)} UTC\n".encode()
        assert taken(both, f"student{number:03}") == {
            "basics.ipynb": f"basics {number}".encode() * 300,
            "more.ipynb": f"more {number}".encode() * 300,
            "timestamp.txt": wanted,
        }

"""What one student does to the places of practice, or what happens there, costs nobody else anything."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
import zlib
from pathlib import Path

import pytest
from practising import Clock, answer, make_exchange, page_in, page_of, put, submit, text_of, watching, wrong

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook.nbgrader import generate_feedback, release_feedback
from autograder.grading.batch import grade_class
from autograder.practice import watch as watch_module
from autograder.practice.history import Attempt, History
from autograder.practice.policy import Policy
from autograder.practice.work import Notebook, judge


def test_a_link_in_the_place_of_a_new_folder_changes_the_rights_of_nothing(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (private / "file").write_text("")
    (private / "file").chmod(0o600)
    make = os.mkdir

    for target in (private, private / "file"):

        def swapped(name: str, *given: object, target: Path = target, **named: object) -> None:
            make(name, *given, **named)  # type: ignore[arg-type]
            if name == "week1-feedback":  # the student is faster than the next step
                place.with_name(name).rename(place.with_name(f"old-{target.name}"))
                place.with_name(name).symlink_to(target)

        watch = watching(week1, tmp_path / "shared")
        with monkeypatch.context() as patched:
            patched.setattr(os, "mkdir", swapped)
            assert answer(watch) == []
        assert [path.stat().st_mode & 0o777 for path in (private, private / "file")] == [0o700, 0o600]
        place.with_name("week1-feedback").unlink()


def misnamed(folder: Path, name: bytes) -> None:
    """A submission whose only notebook has this name."""
    os.rename(folder / "basics.ipynb", os.fsencode(folder) + b"/" + name)  # noqa: PTH104, bytes


@pytest.mark.parametrize(
    ("name", "text", "pages"),
    [(b"basics\xff.ipynb", None, 2), (b"a" * 243 + b".IPYNB", "{}", 2), (b"\xff.ipynb", "{}", 2)],
)
def test_a_file_whose_name_makes_no_page_keeps_nobody_waiting(
    week1: Assignment, tmp_path: Path, name: bytes, text: str | None, pages: int
) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    odd = submit(week1, tmp_path / "exchange", wrong, "student01")
    (folder,) = exchange.inbound.iterdir()
    if text is not None:
        (folder / "basics.ipynb").write_text(text)
    misnamed(folder, name)
    secrets = [odd, submit(week1, tmp_path / "exchange", wrong, "student02")]
    watch = watching(week1, exchange)
    assert {each.arrival.student for each in answer(watch)} == {"student01", "student02"}
    assert all(page_of(tmp_path / "exchange", secret).exists() for secret in secrets)
    told = " ".join(watch.place.complaints.values())
    assert ("student01: the page of" in told) == (b"\xff" in name)
    assert answer(watching(week1, exchange)) == []


def test_a_file_whose_name_makes_no_page_keeps_no_final_page_back(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    students = ("student01", "student02")
    secrets = [submit(week1, tmp_path / "exchange", wrong, student) for student in students]
    for folder in exchange.inbound.iterdir():
        target = week1.course.root / "submitted" / folder.name.partition("+")[0] / "week1"
        target.parent.mkdir(parents=True)
        folder.rename(target)
    misnamed(week1.course.root / "submitted" / "student01" / "week1", b"basics\xff.ipynb")
    list(grade_class(week1, students))
    for student in students:
        assert not generate_feedback(week1, student)
        assert not release_feedback(week1, student)
    assert all(page_of(tmp_path / "exchange", secret).exists() for secret in secrets)


def test_a_submission_whose_folder_has_no_text_for_a_name_is_refused_and_named(
    week1: Assignment, tmp_path: Path
) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    submit(week1, tmp_path / "exchange", wrong, "student01")
    (folder,) = exchange.inbound.iterdir()
    os.rename(folder, os.fsencode(folder) + b"\xff")  # noqa: PTH104, bytes
    submit(week1, tmp_path / "exchange", wrong, "student02")
    watch = watching(week1, exchange)
    assert [each.arrival.student for each in answer(watch)] == ["student02"]
    (told,) = watch.place.complaints.values()
    assert told.startswith("student01+week1")


@pytest.mark.mostly_slow
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_students_full_volume_is_that_students(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    clock = Clock(time.time())
    places = [put(week1, tmp_path / "shared", wrong, f"student{each:02}") for each in range(3)]
    full = places[0].parent.stat().st_dev, places[0].parent.stat().st_ino
    write = os.open

    def opened(path: str, flags: int, *given: int, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT and dir_fd is not None:
            above = os.stat("..", dir_fd=dir_fd)
            if (above.st_dev, above.st_ino) == full:
                raise OSError(number, os.strerror(number))
        return write(path, flags, *given, dir_fd=dir_fd)

    watch = watching(week1, tmp_path / "shared", Policy(), clock)
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", opened)
        assert [each.arrival.student for each in answer(watch)] == ["student01", "student02"]
    assert watch.trouble == ""
    (told,) = watch.place.complaints.values()
    assert told.startswith("student00: ")
    assert os.strerror(number) in told
    clock.now += 11
    assert [each.arrival.student for each in answer(watch)] == ["student00"]
    assert "Try 1. 9 more" in page_in(places[0])
    assert not watch.unanswered


def test_a_try_counts_though_not_all_of_its_page_can_be_written(week1: Assignment, tmp_path: Path) -> None:
    shared, clock = tmp_path / "shared", Clock(time.time())
    policy = Policy(attempts=2, pause=1.0)
    watch = watching(week1, shared, policy, clock)
    read = []
    for number in range(4):

        def another(work: SampleSubmission, number: int = number) -> None:
            work.answer("double", f"def double(x):\n    return {number}\n", earns=0)

        place = put(week1, shared, another)
        (place / "practice.json").mkdir()
        answer(watch)
        read.append(page_in(place))
        clock.now += 200
    assert ["Try 1." in read[0], "Try 2." in read[1], read[2], read[3]] == [True, True, read[1], read[1]]
    assert sum(each.counts for each in History(week1.course).of("week1")) == 2
    assert "It is tried again" in " ".join(watch.place.complaints.values())
    (place / "practice.json").rmdir()
    clock.now += 24 * 3600
    assert [each.attempt.counts for each in answer(watch)] == [True]
    assert "Try 3." in page_in(place)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose notebooks were judged."""
    found: list[str] = []

    def noted(job: Notebook) -> object:
        found.append(job.submission.student)
        return judge(job)

    monkeypatch.setattr(watch_module, "judge", noted)
    return found


def verdict(page: str) -> str:
    return page.partition("Points of each exercise")[2]


@pytest.mark.parametrize("anew", [False, True])
def test_the_same_files_are_judged_once(week1: Assignment, tmp_path: Path, judged: list[str], anew: bool) -> None:
    shared = tmp_path / "shared"
    watch = watching(week1, shared)
    pages = []
    for _ in range(3):
        place = put(week1, shared, wrong)
        watch = watching(week1, shared) if anew else watch
        assert len(answer(watch)) == 1
        pages.append(page_in(place))
    assert judged == ["student01"]
    assert "This file is the same as the one before" in pages[1]
    assert pages[1] == pages[2]
    assert "2 of 2 hidden tests do not pass" in verdict(pages[0])
    assert verdict(pages[0]) == verdict(pages[1])
    path = week1.hidden("double")
    path.write_text(path.read_text() + "\n# a correction\n")
    put(week1, shared, wrong)
    (again,) = answer(watching(week1, shared))
    assert judged == ["student01"] * 2, "by other tests"
    assert not again.attempt.counts


@pytest.mark.parametrize("kind", ["exchange", "folder"])
def test_a_watcher_that_ends_before_a_page_is_out_has_counted_the_try_once(
    week1: Assignment, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    exchange, clock = make_exchange(week1, tmp_path / "exchange"), Clock(time.time())
    policy = Policy(attempts=1)
    if kind == "exchange":
        secret = submit(week1, tmp_path / "exchange", wrong)
        page = page_of(tmp_path / "exchange", secret)
    else:
        page = put(week1, tmp_path / "shared", wrong).with_name("week1-feedback") / "basics.html"
    there = exchange if kind == "exchange" else tmp_path / "shared"
    watch = watching(week1, there, policy, clock)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(watch.place, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            answer(watch)
    assert not page.exists()
    assert len(answer(watching(week1, there, policy, clock))) == 1
    assert "Try 1." in text_of(page)
    assert "Since your last try" not in text_of(page)
    assert judged == ["student01"]
    assert [each.counts for each in History(week1.course).of("week1")] == [True]
    assert answer(watching(week1, there, policy, clock)) == []


def test_many_files_of_one_student_are_not_all_looked_at(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.practice.places.MAX_ENTRIES", 20)
    places = [put(week1, tmp_path / "shared", wrong, student) for student in ("student01", "student02")]
    for number in range(30):
        (places[0] / f"{number}.ipynb").write_text("{}")
    looked: list[Path] = []
    lstat = Path.lstat

    def counted(path: Path) -> os.stat_result:
        looked.append(path)
        return lstat(path)

    watch = watching(week1, tmp_path / "shared")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "lstat", counted)
        assert len(list(watch.place.arrivals())) == 2
    assert len(looked) < 10
    assert {each.arrival.student for each in answer(watch)} == {"student01", "student02"}


@pytest.mark.parametrize("seconds", [-(10**11), -1, 10**11])
def test_a_file_of_any_time_is_answered(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    place = put(week1, tmp_path / "shared", wrong)
    lstat, early = Path.lstat, time.time() - 60

    def dated(path: Path) -> os.stat_result:
        found = lstat(path)
        if path.suffix != ".ipynb":
            return found
        times = {name: getattr(found, name) for name in ("st_ctime", "st_atime")}
        return os.stat_result(found[:10], {**times, "st_mtime": float(seconds), "st_mtime_ns": seconds * 10**9})

    monkeypatch.setattr(Path, "lstat", dated)
    monkeypatch.setattr("autograder.practice.places.time.time", lambda: early)
    watch = watching(week1, tmp_path / "shared")
    watch.sweep()
    monkeypatch.setattr("autograder.practice.places.time.time", lambda: early + 2)
    assert [each.attempt.kind for each in answer(watch)] == ["practised"]
    assert "Try 1." in page_in(place)


def test_a_submission_of_the_first_year_is_answered(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    submit(week1, tmp_path / "exchange", wrong)
    (folder,) = exchange.inbound.iterdir()
    time = "0001-01-01 00:00:00.000000 UTC"
    (folder / "timestamp.txt").write_text(time)
    folder.rename(folder.with_name(f"student01+week1+{time}+x"))
    assert [each.attempt.kind for each in answer(watching(week1, exchange))] == ["practised"]


def test_a_clock_that_was_set_back_holds_up_no_file(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    place = put(week1, tmp_path / "shared", wrong)
    os.utime(place / "basics.ipynb", (now + 2 * 10**8,) * 2)
    watch = watching(week1, tmp_path / "shared")
    monkeypatch.setattr("autograder.practice.places.time.time", lambda: now + 10**8)
    assert not list(watch.place.arrivals())
    assert watch.place.unfinished
    monkeypatch.setattr("autograder.practice.places.time.time", lambda: now)
    assert len(list(watch.place.arrivals())) == 1
    assert not watch.place.unfinished


# The history


def test_a_history_that_is_deleted_begins_anew_under_a_running_watcher(week1: Assignment, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    places = [put(week1, shared, wrong, "student01")]
    watch = watching(week1, shared)
    assert len(answer(watch)) == 1
    (week1.course.root / ".autograder" / "practice.db").unlink()
    places.append(put(week1, shared, wrong, "student02"))
    assert {each.arrival.student for each in answer(watch)} == {"student01", "student02"}
    assert watch.trouble == ""
    assert all("Try 1." in page_in(place) for place in places)
    assert answer(watch) == []
    assert len(watch.ledger.all()) == len(History(week1.course).of("week1")) == 2


@pytest.mark.parametrize("found", ["{not json", "[]", "3", '{"double": 1}', '{"double": {}}'])
def test_a_damaged_history_is_named(week1: Assignment, found: str) -> None:
    history = History(week1.course)
    history.add(Attempt("week1", "student01", "1"))
    with sqlite3.connect(week1.course.root / ".autograder" / "practice.db") as database:
        database.execute("UPDATE attempts SET found = ?", (found,))
    with pytest.raises(CourseError, match="is damaged where it tells of student01"):
        history.of("week1")


def test_trouble_with_the_history_is_no_promise_made_twice(week1: Assignment, tmp_path: Path) -> None:
    path = week1.course.root / ".autograder" / "practice.db"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"no database" * 100)
    with pytest.raises(CourseError, match=r"cannot be used: .*begin anew") as raised:
        watching(week1, tmp_path)
    assert "othing is lost" not in str(raised.value)


@pytest.mark.mostly_slow
@pytest.mark.parametrize("damage", [b"", b"{", zlib.compress(b'{"basics": "{}"}'), zlib.compress(b"[1]")])
def test_judged_files_that_are_damaged_are_judged_anew(
    week1: Assignment, tmp_path: Path, judged: list[str], damage: bytes
) -> None:
    put(week1, tmp_path / "shared", wrong)
    watch = watching(week1, tmp_path / "shared")
    answer(watch)
    with sqlite3.connect(week1.course.root / ".autograder" / "practice.db") as database:
        database.execute("UPDATE judged SET notebooks = ?", (damage,))
    put(week1, tmp_path / "shared", wrong)
    (again,) = answer(watch)
    assert not again.attempt.counts
    assert judged == ["student01"] * 2


@pytest.mark.parametrize("where", ["autograder.practice.watch.read_folder", "autograder.practice.history.History.add"])
def test_a_fault_at_one_submission_ends_no_watcher(
    week1: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    for student in ("student01", "student02"):
        put(week1, tmp_path / "shared", wrong, student)
    real = {"read_folder": watch_module.read_folder, "add": History.add}[where.rpartition(".")[2]]

    def faulty(first: object, second: object, *others: object) -> object:
        if "student01" in (second, getattr(second, "student", "")):
            raise RecursionError("too deep")
        return real(first, second, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(where, faulty)
    watch = watching(week1, tmp_path / "shared")
    assert [each.arrival.student for each in answer(watch)] == ["student02"]
    (told,) = watch.place.complaints.values()
    assert told.startswith("student01: week1 cannot be answered, or not in full: RecursionError: too deep. ")


def test_a_place_that_is_away_for_a_while_ends_no_watcher(week1: Assignment, tmp_path: Path) -> None:
    shared, clock = tmp_path / "shared", Clock(time.time())
    put(week1, shared, wrong)
    watch = watching(week1, shared, Policy(), clock)
    shared.rename(tmp_path / "away")
    watch.sweep()
    assert "No such file" in watch.trouble
    watch.step(1, 0.0)
    assert watch.trouble
    (tmp_path / "away").rename(shared)
    clock.now += 11
    assert len(answer(watch)) == 1
    assert watch.trouble == ""
    shared.rename(tmp_path / "away")
    watch.sweep()
    (tmp_path / "away").rename(shared)
    watch.sweep()
    assert watch.trouble == ""


def test_few_pages_are_put_out_for_many_files(week1: Assignment, tmp_path: Path) -> None:
    exchange = make_exchange(week1, tmp_path / "exchange")
    submit(week1, tmp_path / "exchange", wrong)
    (folder,) = exchange.inbound.iterdir()
    (folder / "basics.ipynb").unlink()
    for number in range(100):
        (folder / f"{number}.ipynb").write_text("{}")
    assert len(answer(watching(week1, exchange))) == 1
    assert len(list((tmp_path / "exchange" / "course" / "feedback").iterdir())) < 30

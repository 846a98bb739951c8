"""The secret of a course, from which the hidden inputs come: made once, whole, and the same for all who ask."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.errors import CourseError

FILE = ".course_secret"


@pytest.fixture(autouse=True)
def not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUTOGRADER_SECRET", raising=False)


_SLOW = """
import secrets, sys, time
from pathlib import Path
from autograder.course.layout import Course
draw = secrets.token_hex
secrets.token_hex = lambda size: (time.sleep(1), draw(size))[1]  # meanwhile the others come
print(Course(Path(sys.argv[1])).secret)
"""


def test_graders_that_begin_at_once_have_the_same_secret(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _SLOW, str(tmp_path)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    (secret,) = {process.communicate()[0].strip() for process in processes}
    assert len(bytes.fromhex(secret)) == 32
    (file,) = tmp_path.iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == (FILE, 0o600)


def test_a_secret_is_made_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert Course(tmp_path).secret == Course(tmp_path).secret
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_an_empty_secret_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("\n")
    with pytest.raises(CourseError, match=r"is empty\. Put its copy back"):
        _ = Course(tmp_path).secret
    assert (tmp_path / FILE).read_text() == "\n"


@pytest.mark.parametrize("secret", ["short", "0123456789abcdef0123456789abcde", "a" * 64, "12" * 32])
def test_a_secret_that_can_be_guessed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    (tmp_path / FILE).write_text(secret)
    with pytest.raises(CourseError, match="can be guessed"):
        _ = Course(tmp_path).secret
    assert (tmp_path / FILE).read_text() == secret
    monkeypatch.setenv("AUTOGRADER_SECRET", secret)
    with pytest.raises(CourseError, match="AUTOGRADER_SECRET is too short"):
        _ = Course(tmp_path).secret

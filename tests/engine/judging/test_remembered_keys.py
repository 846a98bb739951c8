"""An answer key is remembered for the files that it was made of."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from autograder.course.layout import Assignment
from autograder.judging import answer_key
from autograder.judging.answer_key import current_answer_key, current_digest, digest_of_key


@pytest.mark.parametrize("current", [current_digest, lambda *key: current_answer_key(*key).digest])
def test_what_was_read_while_a_file_changed_is_not_remembered(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch, current: Callable[[Assignment, str], str]
) -> None:
    """Else the files as they were before would be taken for what they were in the middle of a change."""
    path = week1.hidden("double")
    before, text = path.stat(), path.read_text()
    digest = digest_of_key(week1, "basics")
    path.write_text(text + "# another\n")
    path.write_text(text)  # and so with a time of its own, which no other test has remembered
    made = answer_key.digest_of_key

    def changing(assignment: Assignment, notebook: str) -> str:
        path.write_text(text + "# a change\n")
        return made(assignment, notebook)

    with monkeypatch.context() as patch:
        patch.setattr(answer_key, "digest_of_key", changing)
        now = path.stat()
        assert current(week1, "basics") != digest
    path.write_text(text)
    os.utime(path, ns=(now.st_atime_ns, now.st_mtime_ns))
    assert current(week1, "basics") == digest
    assert before.st_mtime_ns != now.st_mtime_ns

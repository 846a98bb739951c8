"""What one student does to the places of practice, or what happens there, costs nobody else anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from practising import answer, put, watching, wrong

from autograder.course.layout import Assignment


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

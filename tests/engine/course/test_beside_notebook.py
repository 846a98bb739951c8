"""A file that is asked for elsewhere is named where it lies beside the notebook, and only then."""

from __future__ import annotations

import pytest

from autograder.course.beside_notebook import lies_beside

FILES = ["week.csv", "data/sales.csv", "a/same.csv", "b/same.csv"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/content/drive/MyDrive/week.csv", "week.csv"),
        ("C:\\Users\\me\\week.csv", "week.csv"),
        ("data/week.csv", "week.csv"),
        ("../week1/week.csv", "week.csv"),
        ("Week.csv", "week.csv"),
        ("sales.csv", "data/sales.csv"),
        ("week.csv", ""),
        ("other.csv", ""),
        ("same.csv", ""),
        ("/content/", ""),
    ],
)
def test_a_file_is_known_by_the_last_part_of_its_path(path: str, name: str) -> None:
    told = f"`{name}` lies beside the notebook: open it by this name alone" if name else ""
    assert lies_beside(f"FileNotFoundError: [Errno 2] No such file or directory: {path!r}", FILES) == told
    assert lies_beside(f"FileNotFoundError: {path} not found.", FILES) == told
    assert lies_beside(f"ValueError: {path!r}", FILES) == ""


@pytest.mark.parametrize("error", ["", "FileNotFoundError: ", "FileNotFoundError: ''", "FileNotFoundError: no file"])
def test_an_error_without_a_path_is_about_no_file(error: str) -> None:
    assert lies_beside(error, FILES) == ""

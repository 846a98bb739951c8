"""What the course's own answers write when they are tried reaches neither the course's files nor another answer."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment
from autograder.guest.messages import Call, decode_reply, encode_request
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.working_copy import WorkingCopy

#: Definitions and calls change a file of the course's, and make one of their own.
WRITES = """
from pathlib import Path
Path("table.csv").write_text("spoilt")
def double(x):
    Path("own.csv").write_text("left behind")
    Path("table.csv").unlink()
    return sorted(path.name for path in Path().iterdir())
"""
READS = """
from pathlib import Path
found = {path.name: path.read_text() for path in Path().glob("*.csv")}
def double(x):
    return found
"""


def reply(endpoint: LocalEndpoint) -> object:
    told = decode_reply(endpoint.request(encode_request(Call("double", [1], {}))))
    assert told is not None
    return told["value"]


def kept(name: str, code: str) -> AnswerFile:
    return AnswerFile(Path(name), "double", name, "", code)


def test_what_an_answer_writes_is_gone_before_the_next_one(week1: Assignment) -> None:
    (week1.source / "table.csv").write_text("1,2")
    before = {path: path.read_bytes() for path in week1.source.rglob("*") if path.is_file()}
    key = AnswerKey.load(week1, "basics")
    names = reply(key.with_answer(kept("writes", WRITES)))
    assert isinstance(names, list)
    assert "own.csv" in names
    assert "table.csv" not in names
    assert reply(key.with_answer(kept("reads", READS))) == {"table.csv": "1,2"}
    assert {path: path.read_bytes() for path in week1.source.rglob("*") if path.is_file()} == before


def test_a_process_that_was_forked_has_a_copy_of_its_own(week1: Assignment) -> None:
    """Workers are forked from a process that has loaded their answer keys."""
    (week1.source / "table.csv").write_text("1,2")
    copy = WorkingCopy(week1)
    before = copy.folder
    with multiprocessing.get_context("fork").Pool(1) as pool:
        other = pool.apply(_spoil, (copy,))
    assert other != before == copy.folder
    assert (Path(copy.folder) / "table.csv").read_text() == "1,2"


def _spoil(copy: WorkingCopy) -> str:
    (Path(copy.folder) / "table.csv").unlink()
    return copy.folder

"""Where a wall does not stand, nothing is graded: the first fork of each zygote tries what keeps submissions apart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import guest
from autograder.authoring.samples import SampleSubmission
from autograder.cli import doctor
from autograder.cli.main import app
from autograder.course.layout import Assignment
from autograder.errors import SandboxError
from autograder.grading.batch import grade_class, prepare
from autograder.sandbox import bubblewrap
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.zygote_client import Zygote

pytestmark = pytest.mark.root

Breach = Callable[[str, str], None]

#: What is taken out of isolation.py, and what is missing then.
BREACHES = {
    "    _freeze()\n": "it can write to nothing but its own folders",
    "        | syscalls.CLONE_NEWUTS\n": "it shares no namespace with another submission",
    "        | syscalls.CLONE_NEWIPC\n": "it shares no namespace with another submission",
    "    syscalls.load_seccomp(seccomp)\n": "calls that attack the system are refused",
    "    syscalls.drop_capabilities()\n": "student code is no user of this machine",
    '    bound(resource.RLIMIT_DATA, _size("VmData:") + limits["memory"])\n': "memory, disk and processes are limited",
}


@pytest.fixture
def breach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Breach]:
    """Have the sandbox run a copy of the guest that lacks some text."""
    package = tmp_path / "engine" / "autograder"

    def take_out(name: str, text: str) -> None:
        if not package.exists():
            shutil.copytree(Path(guest.__file__).parent, package / "guest")
        file = package / "guest" / name
        source = file.read_text()
        assert text in source
        file.write_text(source.replace(text, ""))
        monkeypatch.setattr(bubblewrap, "__file__", str(package / "sandbox" / "bubblewrap.py"))
        KERNEL_POOL.close()

    yield take_out
    KERNEL_POOL.close()


@pytest.mark.mostly_slow
@pytest.mark.parametrize(("text", "guarantee"), BREACHES.items(), ids=[text.strip() for text in BREACHES])
def test_without_one_wall_no_zygote_is_to_be_had(breach: Breach, text: str, guarantee: str) -> None:
    breach("isolation.py", text)
    with pytest.raises(SandboxError) as caught:
        Zygote(preload=[]).require()
    first, _, rest = str(caught.value).partition("\n")
    assert first.startswith("Nothing is graded, because a wall is missing on this machine.")
    assert guarantee in first
    assert "autograder doctor" in rest


def test_a_home_that_is_shown_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    tmp_path.chmod(0o755)
    command = bubblewrap.command

    def with_the_home(descriptors: list[int], argument: str) -> tuple[list[str], dict[str, bytes]]:
        words, texts = command(descriptors, argument)
        last = words.index("--proc")
        above = [word for path in list(tmp_path.parents)[-2::-1] for word in ("--perms", "0755", "--dir", str(path))]
        return [*words[:last], *above, "--ro-bind", str(tmp_path), str(tmp_path), *words[last:]], texts

    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(bubblewrap, "command", with_the_home)
    with pytest.raises(SandboxError, match="nor anybody's home"):
        Zygote(preload=[]).require()


def hand_in(assignment: Assignment) -> Path:
    """A right submission, and an earlier result of it."""
    work = SampleSubmission.blank(assignment)
    work.solve()
    work.write(assignment.course.root / "submitted" / "student01" / assignment.name)
    graded = assignment.course.root / "autograded" / "student01" / assignment.name / "basics.ipynb"
    graded.parent.mkdir(parents=True)
    graded.write_text("an earlier result")
    prepare(assignment)
    return graded


def test_without_one_wall_nothing_is_graded_and_nothing_lost(week1: Assignment, breach: Breach) -> None:
    graded = hand_in(week1)
    breach("isolation.py", "    _freeze()\n")
    with pytest.raises(SandboxError, match="it can write to nothing but its own folders"):
        list(grade_class(week1, ["student01"], force=True))
    assert graded.read_text() == "an earlier result"


def test_unsafe_grades_all_the_same(week1: Assignment, breach: Breach) -> None:
    hand_in(week1)
    breach("isolation.py", "    _freeze()\n")
    (result,) = grade_class(week1, ["student01"], force=True, unsafe=True)
    assert [notebook.unsafe for notebook in result.notebooks] == [True]


@pytest.mark.slow
def test_doctor_says_which_wall_is_missing(week1: Assignment, breach: Breach, monkeypatch: pytest.MonkeyPatch) -> None:
    breach("isolation.py", "    _freeze()\n")
    monkeypatch.chdir(week1.course.root)
    ended = CliRunner().invoke(app, ["doctor", "--json"])
    assert ended.exit_code == 1
    (failed,) = [finding for finding in json.loads(ended.stdout) if not finding["holds"]]
    assert failed["guarantee"] == "student code is locked in"
    assert "it can write to nothing but its own folders" in failed["seen"]


@pytest.mark.slow
def test_the_thorough_search_finds_a_single_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, not a folder, that belongs to whoever grades and can be written to."""
    monkeypatch.setattr(doctor, "_INSIDE", {name: doctor._INSIDE[name] for name in doctor._INSIDE if "write" in name})
    lines = next(iter(doctor._INSIDE.values()))
    planted = "open('/student/kept', 'w').close()\nwalls._OWN.discard('/student')\n"
    monkeypatch.setattr(doctor, "_INSIDE", {"planted": planted + lines})
    (finding,) = doctor._inside(doctor.Course(tmp_path))
    assert not finding.holds
    assert "/student" in finding.seen


def test_a_home_of_many_long_names_is_tried_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}".ljust(63, "\N{BICYCLE}")).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    zygote = Zygote(preload=[])
    zygote.require()
    zygote.close()

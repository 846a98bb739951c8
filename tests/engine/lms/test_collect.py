"""Archives from a learning platform: plain files come out, everything else is refused by name."""

from __future__ import annotations

import gzip
import io
import os
import random
import stat
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from nbgrader.utils import notebook_hash

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.errors import SubmissionError
from autograder.nbgrader_plugins.zip_collect import SafeCollector, SafeExtractor
from autograder.submissions import archives
from autograder.submissions.archives import Refused, unpack


def zipped(path: Path, members: dict[str, bytes], mode: int = 0o644, kind: int = stat.S_IFREG) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return path


def tarred(path: Path, *members: tuple[tarfile.TarInfo, bytes], **fields: object) -> Path:
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for info, data in members:
            info.size = len(data)
            for name, value in fields.items():
                setattr(info, name, value)
            archive.addfile(info, io.BytesIO(data))
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "extracted" / "archive"


def test_plain_files_come_out_of_a_zip_file(tmp_path: Path, out: Path) -> None:
    members = {"a.ipynb": b"1", "data/b.csv": b"2", "empty/": b"", "__MACOSX/._a.ipynb": b"3"}
    assert unpack(zipped(tmp_path / "a.zip", members), out) == []
    assert files(out) == {"a.ipynb": b"1", "data/b.csv": b"2"}


def test_plain_files_come_out_of_a_tar_file(tmp_path: Path, out: Path) -> None:
    path = tarred(tmp_path / "a.tar.gz", (tarfile.TarInfo("a.ipynb"), b"1"), (tarfile.TarInfo("data/b.csv"), b"2"))
    assert unpack(path, out) == []
    assert files(out) == {"a.ipynb": b"1", "data/b.csv": b"2"}


BAD_NAMES = [
    "../out.ipynb",
    "/tmp/out.ipynb",
    "a/../../out.ipynb",
    "..\\out.ipynb",
    "a\nb.ipynb",
    "a\x1b[2J",
    "x/" * 20 + "a",
]
BAD_NAMES += ["n" * 300]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_refused_and_the_rest_comes_out(tmp_path: Path, out: Path, name: str) -> None:
    for path in (
        zipped(tmp_path / "a.zip", {name: b"bad", "a.ipynb": b"good"}),
        tarred(tmp_path / "a.tar.gz", (tarfile.TarInfo(name), b"bad"), (tarfile.TarInfo("a.ipynb"), b"good")),
    ):
        folder = out / path.name
        (refused,) = unpack(path, folder)
        assert "its name" in refused.why
        assert "\x1b" not in refused.name
        assert files(folder) == {"a.ipynb": b"good"}
    assert not (tmp_path / "extracted" / "out.ipynb").exists()
    assert not Path("/tmp/out.ipynb").exists()


KINDS = {
    "a symbolic link": ({"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, "it is a link"),
    "a hard link": ({"type": tarfile.LNKTYPE, "linkname": "../../gradebook.db"}, "it is a link"),
    "a pipe": ({"type": tarfile.FIFOTYPE}, "it is not a plain file"),
    "a device": ({"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 5}, "it is not a plain file"),
    "a program with special rights": ({"mode": 0o4755}, "it has special rights"),
}


@pytest.mark.parametrize(("fields", "problem"), KINDS.values(), ids=KINDS.keys())
def test_what_is_no_plain_file_in_a_tar_file_is_refused(tmp_path: Path, out: Path, fields: dict, problem: str) -> None:
    bad = tarfile.TarInfo("bad")
    for name, value in fields.items():
        setattr(bad, name, value)
    assert unpack(tarred(tmp_path / "a.tar.gz", (tarfile.TarInfo("a.ipynb"), b"1"), (bad, b"")), out) == [
        Refused("bad", problem)
    ]
    assert files(out) == {"a.ipynb": b"1"}


@pytest.mark.parametrize(
    ("kind", "mode", "problem"),
    [
        (stat.S_IFLNK, 0o777, "it is a link"),
        (stat.S_IFCHR, 0o644, "it is not a plain file"),
        (stat.S_IFREG, 0o4755, "it has special rights"),
    ],
)
def test_what_is_no_plain_file_in_a_zip_file_is_refused(
    tmp_path: Path, out: Path, kind: int, mode: int, problem: str
) -> None:
    assert unpack(zipped(tmp_path / "a.zip", {"bad": b"/etc/passwd"}, mode, kind), out) == [Refused("bad", problem)]
    assert files(out) == {}


def test_a_file_through_a_link_of_the_same_archive_is_not_written(tmp_path: Path, out: Path) -> None:
    link = tarfile.TarInfo("folder")
    link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path)
    unpack(tarred(tmp_path / "a.tar.gz", (link, b""), (tarfile.TarInfo("folder/out.txt"), b"1")), out)
    assert not (tmp_path / "out.txt").exists()
    assert files(out) == {"folder/out.txt": b"1"}


def test_a_name_that_is_there_twice_counts_once(tmp_path: Path, out: Path) -> None:
    twice = [(tarfile.TarInfo(name), data) for name, data in (("a", b"1"), ("a", b"2"), ("a/b", b"3"))]
    assert unpack(tarred(tmp_path / "a.tar.gz", *twice), out) == [
        Refused("a", "its name is there twice"),
        Refused("a/b", "its name is there twice"),
    ]
    assert files(out) == {"a": b"1"}


def test_an_archive_in_an_archive_stays_closed(tmp_path: Path, out: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.ipynb": b"1"})
    unpack(zipped(tmp_path / "a.zip", {"inner.zip": inner.read_bytes()}), out)
    assert list(files(out)) == ["inner.zip"]


def bomb(path: Path) -> Path:
    """An archive whose one member is far larger than notebooks ever are to their archive."""
    if path.suffix == ".zip":
        return zipped(path, {"a.ipynb": b" " * (20 * 2**20)})
    return tarred(path, (tarfile.TarInfo("a.ipynb"), b" " * (20 * 2**20)))


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_that_is_packed_too_tightly_is_refused(tmp_path: Path, out: Path, name: str) -> None:
    with pytest.raises(SubmissionError, match="packed too tightly"):
        unpack(bomb(tmp_path / name), out)
    assert not out.exists()


def test_a_zip_file_that_lies_about_its_sizes_is_refused(tmp_path: Path, out: Path) -> None:
    path = bomb(tmp_path / "a.zip")
    path.write_bytes(path.read_bytes().replace((20 * 2**20).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(SubmissionError):
        unpack(path, out)
    assert not out.exists()


def test_a_header_of_a_tar_file_that_is_too_large_is_refused(tmp_path: Path, out: Path) -> None:
    info = tarfile.TarInfo("a.ipynb")
    info.pax_headers = {"comment": "x" * (20 * 2**20)}
    with pytest.raises(SubmissionError, match="packed too tightly"):
        unpack(tarred(tmp_path / "a.tar.gz", (info, b"")), out)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_too_many_members_are_refused(tmp_path: Path, out: Path, name: str) -> None:
    names = [f"{number}.txt" for number in range(archives.MAX_MEMBERS + 1)]
    path = tmp_path / name
    if path.suffix == ".zip":
        zipped(path, dict.fromkeys(names, b"x"))
    else:
        tarred(path, *[(tarfile.TarInfo(name), b"x") for name in names])
    with pytest.raises(SubmissionError, match="more than 2,000 members"):
        unpack(path, out)
    assert not out.exists()


def test_the_archive_of_a_class_has_room_for_more_members(tmp_path: Path, out: Path) -> None:
    path = zipped(tmp_path / "a.zip", dict.fromkeys((f"{n}.txt" for n in range(archives.MAX_MEMBERS + 1)), b"x"))
    assert unpack(path, out, room=2) == []
    assert len(list(out.iterdir())) == archives.MAX_MEMBERS + 1


def test_the_archive_of_a_class_may_not_be_packed_more_tightly(tmp_path: Path, out: Path) -> None:
    with pytest.raises(SubmissionError, match="packed too tightly"):
        unpack(bomb(tmp_path / "a.zip"), out, room=archives.CLASS)


def with_large_records(path: Path, *, count: int = 1, shift: int = 0) -> Path:
    """The archive with the records that only archives of more than 4 GB need."""
    data = path.read_bytes()
    place = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<LL", data, place + 12)
    record = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, place + shift, 1)
    path.write_bytes(data[:place] + record + locator + data[place:])
    return path


def test_records_of_large_archives_are_read_and_limited(tmp_path: Path, out: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"a.ipynb": b"1"})
    plain = archive.read_bytes()
    assert unpack(with_large_records(archive), out) == []
    assert files(out) == {"a.ipynb": b"1"}
    archive.write_bytes(plain)
    with pytest.raises(SubmissionError, match="more than 2,000 members"):
        unpack(with_large_records(archive, count=3000), tmp_path / "many")
    archive.write_bytes(plain)
    with pytest.raises(SubmissionError, match="of an unusual kind"):
        unpack(with_large_records(archive, shift=-1), tmp_path / "elsewhere")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_SUBMISSION", 100)
    (refused,) = unpack(zipped(tmp_path / "a.zip", {"a.ipynb": b"x" * 101, "b.ipynb": b"x"}), out)
    assert str(refused).startswith("'a.ipynb': it has more than")
    assert files(out) == {"b.ipynb": b"x"}


def test_an_archive_that_is_too_large_is_not_opened(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ARCHIVE", 10)
    with pytest.raises(SubmissionError, match="Ask for a smaller one"):
        unpack(zipped(tmp_path / "a.zip", {"a.ipynb": b"1"}), out)


BROKEN = {
    "a.zip": [b"", b"PK", b"no archive", b"x" * 46 + b"PK\x05\x06\0\0\0\0\1\0\1\0\x2e" + b"\0" * 9],
    "a.tar.gz": [
        b"",
        b"\x1f\x8b",
        b"no archive",
        gzip.compress(b"no tar file" * 100, mtime=0),
        gzip.compress(b"x" * 600, mtime=0)[:-9],
    ],
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(name, data, id=f"{name}-{number}")  # the bytes would give each process of xdist a name of its own
        for name, all_data in BROKEN.items()
        for number, data in enumerate(all_data)
    ],
)
def test_a_broken_archive_has_its_sentence(tmp_path: Path, out: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SubmissionError, match=r"it (cannot be read|is not a zip file)"):
        unpack(tmp_path / name, out)
    assert not out.exists()


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_damaged_archive_never_raises_anything_else(tmp_path: Path, name: str) -> None:
    noise = random.Random(1)
    path = tmp_path / name
    members = {f"{n}.ipynb": noise.randbytes(200) for n in range(3)}
    if path.suffix == ".zip":
        whole = zipped(path, members).read_bytes()
    else:
        whole = tarred(path, *[(tarfile.TarInfo(name), data) for name, data in members.items()]).read_bytes()
    ended = []
    for number in range(150):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[noise.randrange(len(damaged))] = noise.randrange(256)
        path.write_bytes(damaged)
        try:
            ended.append(len(unpack(path, tmp_path / f"out{number}")) >= 0)
        except SubmissionError as error:
            ended.append(bool(str(error)))
    assert all(ended)


def test_each_archive_has_a_folder_and_other_files_are_copied(tmp_path: Path) -> None:
    downloads, extracted = tmp_path / "downloads", tmp_path / "extracted"
    (downloads / "group").mkdir(parents=True)
    zipped(downloads / "student01.zip", {"basics.ipynb": b"1"})
    tarred(downloads / "student01.tar.gz", (tarfile.TarInfo("basics.ipynb"), b"2"))
    (downloads / "group" / "student02.ipynb").write_bytes(b"3")
    (downloads / "broken.zip").write_bytes(b"x")
    (downloads / "link.ipynb").symlink_to("/etc/passwd")
    os.mkfifo(downloads / "pipe.ipynb")
    SafeExtractor().extract(str(downloads), str(extracted))
    assert sorted(files(extracted).items()) == [
        ("group/student02.ipynb", b"3"),
        ("student01.zip/basics.ipynb", b"1"),
        ("student01/basics.ipynb", b"2"),
    ]


@pytest.mark.parametrize("name", ["..__basics.ipynb", "../x__basics.ipynb", "/etc__basics.ipynb", "a__../basics.ipynb"])
def test_a_student_id_that_leads_elsewhere_is_skipped(name: str) -> None:
    collector = SafeCollector(named_regexp=r"(?P<student_id>.*)__(?P<file_id>.*)")
    assert collector.collect(name) is None
    assert collector.collect("student01__basics.ipynb") == {"student_id": "student01", "file_id": "basics.ipynb"}


def test_nbgraders_command_collects_so(week1: Assignment, tmp_path: Path) -> None:
    root = week1.course.root
    work = SampleSubmission.blank(week1)
    work.write(tmp_path / "work")
    notebook = (tmp_path / "work" / "basics.ipynb").read_bytes()
    downloads = root / "downloaded" / "week1" / "archive"
    downloads.mkdir(parents=True)
    zipped(downloads / "student01.zip", {"basics.ipynb": notebook, "../../../../out.ipynb": b"bad"})
    (root / "nbgrader_config.py").open("a").write(
        '\nc.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>student[0-9]+)/(?P<file_id>.*)"\n'
    )
    program = Path(sys.executable).parent / "nbgrader"
    done = subprocess.run([program, "zip_collect", "week1"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "refused" in done.stderr
    assert (root / "submitted" / "student01" / "week1" / "basics.ipynb").read_bytes() == notebook
    assert not list(root.rglob("out.ipynb"))


def test_nothing_behind_a_link_is_collected_from_the_exchange(week1: Assignment, tmp_path: Path) -> None:
    root = week1.course.root
    (root / "secret").write_text("secret")
    folder = tmp_path / "exchange" / "course" / "inbound" / "student01+week1+2026-11-22 10:00:00.000000 UTC"
    SampleSubmission.blank(week1).write(folder)
    (folder / "timestamp.txt").write_text("2026-11-22 10:00:00.000000 UTC")
    (folder / "data").mkdir()
    (folder / "data" / "own.csv").write_text("1")
    (folder / "link.txt").symlink_to(root / "secret")
    (folder / "folder").symlink_to(root)
    os.mkfifo(folder / "pipe")
    program = Path(sys.executable).parent / "nbgrader"
    command = [program, "collect", "week1", f"--Exchange.root={tmp_path / 'exchange'}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    collected = root / "submitted" / "student01" / "week1"
    assert sorted(files(collected)) == ["basics.ipynb", "data/own.csv", "timestamp.txt"]
    assert not list(collected.glob("**/secret"))
    assert "'link.txt' is not collected" in done.stderr


@pytest.mark.parametrize("command", ["autograder grade", pytest.param("nbgrader autograde", marks=pytest.mark.slow)])
def test_feedback_goes_out_to_those_who_handed_in_through_the_exchange(
    week1: Assignment, tmp_path: Path, command: str
) -> None:
    root, exchange = week1.course.root, tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    token = "5" * 128
    for student, receipt in (
        ("student01", {"submission_secret.txt": token}),
        ("student02", {"submission_secret.txt": "../../../out"}),
        ("student03", {}),
        ("student04", {"submission_secret.txt": "6" * 128}),
    ):
        folder = root / "submitted" / student / "week1"
        SampleSubmission.blank(week1).write(folder)
        for name, text in {"timestamp.txt": "2026-11-22 10:00:00.000000 UTC", **receipt}.items():
            (folder / name).write_text(text)
    (root / "submitted" / "student04" / "week1" / "timestamp.txt").unlink()

    def run(*words: str) -> str:
        done = subprocess.run(
            [Path(sys.executable).parent / words[0], *words[1:]],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    run(*command.split(), "week1")
    run("nbgrader", "generate_feedback", "week1")
    said = run("nbgrader", "release_feedback", "week1", "--course=course", f"--Exchange.root={exchange}")
    for student in ("student02", "student03", "student04"):
        assert f"{student} did not hand in through the exchange" in said
    pages = list((exchange / "course" / "feedback").iterdir())
    assert [page.name for page in pages] == [f"{notebook_hash(secret=token, notebook_id='basics')}.html"]

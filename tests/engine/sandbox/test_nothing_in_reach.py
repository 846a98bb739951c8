"""Student code that searches everything it can read for what it must not know, while a hidden test is being run.

The marks stand in hidden tests, reference, expected values, secret, environment, home, gradebook and in another
submission.
The search must not be given them, or it would find what it was given. So it gets each byte plus one, and shifts what it
reads by one before it looks. It also finds two marks that it has planted itself, else it could not fail.
"""

from __future__ import annotations

import secrets
import struct
from pathlib import Path

import pytest
from classroom import earned

from autograder.authoring.build import build_release
from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read, write
from autograder.grading.batch import grade_class, prepare
from autograder.sandbox.kernel_pool import KERNEL_POOL

pytestmark = pytest.mark.root

MARK = "mark" + secrets.token_hex(12)  # every mark begins like this
NUMBER = 0.5 + secrets.randbelow(10**16) / 10**17  # a part of every expected value

SEARCH = """
import itertools, os, stat, sys
LOOKED_FOR = {name: bytes.fromhex(text) for name, text in SHIFTED.items()}
SHIFT = bytes((byte + 1) % 256 for byte in range(256))
CHUNK, OVERLAP = 2**23, 64
found, read = set(), {'files': 0, 'memory': 0}

def look(where, data):
    shifted = data.translate(SHIFT)
    for name, wanted in LOOKED_FOR.items():
        at = shifted.find(wanted)
        while at >= 0:
            follows = bytes((byte - 1) % 256 for byte in shifted[at + len(wanted):at + len(wanted) + 12])
            label = itertools.takewhile(lambda byte: 97 <= byte <= 122, follows)  # what lies behind it is anything
            found.add((where, name, ''.join(map(chr, label))))
            at = shifted.find(wanted, at + 1)

def look_through(where, path, start=0, end=2**62):
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while start < end:
            data = os.pread(number, min(CHUNK, end - start), start)
            if not data:
                break
            read[where] += len(data)
            look(where, data)
            start += len(data) if len(data) <= OVERLAP else len(data) - (OVERLAP if start + len(data) < end else 0)
            if where == 'files' and len(data) < CHUNK:
                break
    finally:
        os.close(number)

def search():
    # Programs and packages are the same for everybody and take minutes to read; what is ours in there is read.
    packages = ('/usr', '/proc', sys.prefix, sys.base_prefix)
    for folder, folders, files in os.walk('/'):
        if folder.startswith(packages):
            folders.clear()
            continue
        for name in files:
            try:
                if stat.S_ISREG(os.lstat(f'{folder}/{name}').st_mode):
                    look_through('files', f'{folder}/{name}')
            except OSError: pass
    for folder, folders, files in os.walk('/proc'):
        folders[:] = [name for name in folders if name not in ('task', 'sys', 'fd', 'cwd', 'root')]
        for name in files:
            if name not in ('mem', 'kmsg', 'kcore', 'pagemap', 'kpagecgroup', 'kpagecount', 'kpageflags', 'clear_refs'):
                try: look_through('files', f'{folder}/{name}')
                except OSError: pass
    for number in os.listdir('/proc/self/fd'):
        try:
            if stat.S_ISREG(os.stat(f'/proc/self/fd/{number}').st_mode):
                look_through('files', f'/proc/self/fd/{number}')
        except OSError: pass
    for line in open('/proc/self/maps').read().splitlines():
        place, rights, _, _, _, *path = line.split(None, 5)
        if 'r' in rights and ('w' in rights or not path or path[0].startswith('[')):
            start, end = (int(text, 16) for text in place.split('-'))
            try: look_through('memory', '/proc/self/mem', start, end)
            except (OSError, OverflowError): pass

own = bytes((byte - 1) % 256 for byte in LOOKED_FOR['mark']) + b'own.'
open('/tmp/planted', 'wb').write(own)

def triple(x):
    search()
    return 'searched'
"""


@pytest.fixture
def marked(week1: Assignment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Assignment:
    """The tiny course, with a mark in everything that student code must not see, and time for a long search."""
    notebook = week1.source / "basics.ipynb"
    nb = read(notebook)
    cell = cell_of(nb, "triple")
    assert cell is not None
    cell.source = cell.source.replace(
        "return 3.0 * np.asarray(x, dtype=float)",
        f'note = "{MARK}reference"\n    return 0.0 * np.asarray(x, dtype=float) + {NUMBER!r} * len(note) / len(note)',
    )
    write(nb, notebook)
    build_release(week1, week1.release.parent)
    hidden = week1.hidden("double")
    hidden.write_text(f'NOTE = "{MARK}hidden"  # {MARK}hidden\n' + hidden.read_text())
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "notes").write_text(f"{MARK}home")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GRADER_PASSWORD", f"{MARK}environment")
    monkeypatch.setenv("AUTOGRADER_SECRET", f"{MARK}secretlongenough")
    with (week1.course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Grade.cell_timeout, c.Grade.call_timeout = 120, 120\n")
    prepare(week1)
    return week1


def shifted(data: bytes) -> str:
    return bytes((byte + 1) % 256 for byte in data).hex()


def test_everything_that_student_code_can_read_holds_nothing_hidden(marked: Assignment) -> None:
    other = SampleSubmission.blank(marked)
    other.solve()
    other.answer("double", f"def double(x): return 2 * np.asarray(x)  # {MARK}neighbour", earns=5)
    work = SampleSubmission.blank(marked)
    work.solve()
    wanted = {
        "mark": shifted(MARK.encode()),
        "number": shifted(struct.pack("<d", NUMBER)),
        "digits": shifted(repr(NUMBER).encode()),
    }
    work.answer("triple", f"SHIFTED = {wanted!r}\n{SEARCH}", earns=0)
    work.insert("basics", "test_why", "print(sorted(found), {name: size > 0 for name, size in read.items()})")
    folder = marked.course.root / "submitted"
    neighbour = f"{MARK}gradebook"
    other.write(folder / neighbour / "week1")
    work.write(folder / "student02" / "week1")
    KERNEL_POOL.close()  # a zygote that is older than the marks would prove nothing
    beside, result = grade_class(marked, [neighbour, "student02"])
    assert earned(beside) == (5.0, 5.0)
    assert earned(result) == (5.0, 0.0)
    nb = read(marked.course.root / "autograded" / "student02" / "week1" / "basics.ipynb")
    told = "".join(output.get("text", "") for cell in nb.cells for output in cell.get("outputs", []))
    assert told == "[('files', 'mark', 'own'), ('memory', 'mark', 'own')] {'files': True, 'memory': True}\n"

"""What the names in a downloaded archive say: whose file it is, what the student called it, whether it was late.

Moodle ("Download all submissions", described under "Using Assignment" in MoodleDocs): a folder
`Name_12345_assignsubmission_file_` for each student, or the same before the name of each file; newer versions leave out
the last underscore. The number is the participant's in this assignment, `Participant 12345` in the grading worksheet.

Canvas ("How do I download all student submissions for an assignment?" in the Canvas instructor guide): files
`lastnamefirstname_LATE_12345_67890_file.ipynb`, with the number of the user and that of the upload; `_LATE` only if it
was. A second upload of the same file is called `file-1.ipynb`.

Others: by the pattern of platforms.py, or the instructor's own.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from autograder.lms.platforms import CANVAS, MOODLE, PLATFORMS
from autograder.lms.times import time_of
from autograder.submissions.naming import same_text

_ANY_ZONE = ZoneInfo("UTC")  # to compare times of one platform, which are all of the same zone
_CANVAS = re.compile(r"(?P<name>.*?)(?P<late>_LATE)?_(?P<user>[0-9]+)_(?P<upload>[0-9]+)_(?P<file>.+)", re.DOTALL)
_CANVAS_TEXT = re.compile(r".*_[0-9]+_(?:text|link)\.html", re.DOTALL)


@dataclass(frozen=True)
class ParsedName:
    """What the name of one file says."""

    key: str  # what the platform calls the student
    file: str  # what the student called the file
    back: str  # what the name of a file that goes back to this student begins with
    late: bool = False
    upload: int = 0  # later uploads have higher numbers; 0 if the platform does not say
    time: str = ""  # when it was handed in, as the name has it


def read_name(platform: str, name: str, keys: Collection[str], pattern: str = "") -> ParsedName | str:
    """What the name of a file in an archive says, or why it says nothing.

    `keys` is what the platform calls the students, `pattern` what names its files in place of its own pattern.
    """
    pattern = pattern or PLATFORMS[platform].pattern
    if pattern:
        return _by_pattern(pattern, name, keys)
    if platform == MOODLE:
        return _moodle(name)
    return _canvas(name) if platform == CANVAS else _plain_zip(name, keys)


def _by_pattern(pattern: str, name: str, keys: Collection[str]) -> ParsedName | str:
    name = unicodedata.normalize("NFC", name)
    found = {}
    for key in keys:
        if key and unicodedata.normalize("NFC", key).casefold() in name.casefold():
            match = _expression(pattern, unicodedata.normalize("NFC", key)).fullmatch(name)
            if match is not None:
                found[key] = match
    if not found:
        return f"its name is not as {pattern} with a student of the list"
    if len(found) > 1:
        return f"its name could mean {' or '.join(sorted(found))}. Put it into a folder named after the student"
    ((key, match),) = found.items()
    groups = match.groupdict()
    time = groups.get("time") or ""
    return ParsedName(key, groups["file"], name[: match.start("file")], upload=_order(time), time=time)


@functools.lru_cache(maxsize=4096)
def _expression(pattern: str, key: str) -> re.Pattern[str]:
    """The names of files of one student. Folders may stand before what the pattern describes."""
    parts = {
        "{id}": re.escape(key),
        "{file}": "(?P<file>.+)",
        "{time}": "(?P<time>[^/_]+)",
        "{number}": "[0-9]+",
        "*": "[^/]*",
    }
    text = "".join(parts.get(part, re.escape(part)) for part in re.split(r"(\{[a-z]+\}|\*)", pattern))
    return re.compile(f"(?:.*/)?{text}", re.IGNORECASE | re.DOTALL)


def problem_of_pattern(pattern: str) -> str:
    """What is wrong with an instructor's pattern; empty if nothing is."""
    names = re.findall(r"\{[^{}]*\}", pattern)
    unknown = sorted(set(names) - {"{id}", "{file}", "{time}", "{number}"})
    if unknown:
        return f"{', '.join(unknown)} means nothing in it: there are {{id}}, {{file}}, {{time}}, {{number}} and *"
    if any(names.count(name) != 1 for name in ("{id}", "{file}")) or names.count("{time}") > 1:
        return "it must have {id} and {file} once each, and {time} once at most"
    return ""


def _order(time: str) -> int:
    """A number that is higher for a later time; 0 if it cannot be read."""
    try:
        found = time_of(time, _ANY_ZONE)
    except ValueError:
        return 0
    return int(found.timestamp()) if found else 0


def _moodle(name: str) -> ParsedName | str:
    parts = name.split("/")
    for place, part in enumerate(parts):
        words = part.split("_", 4)
        if len(words) < 4 or not words[1].isdecimal() or not words[1].isascii():
            continue
        if words[2:4] != ["assignsubmission", "file"]:
            return "it is not an uploaded file but text typed into Moodle"
        rest = [*words[4:], *parts[place + 1 :]]
        file = "/".join(entry for entry in rest if entry)
        in_folder = place + 1 < len(parts)
        back = f"{part}/" if in_folder else "_".join(words[:4]) + "_"
        return ParsedName(words[1].lstrip("0"), file, back) if file else "it has no name of its own"
    return "its name is not one that Moodle gives (Name_12345_assignsubmission_file_...)"


def _canvas(name: str) -> ParsedName | str:
    base = PurePosixPath(name).name
    if base.startswith(("anon_", "LATE_anon_")):
        return "Canvas has left out who it is of. Switch anonymous grading off for the download"
    found = _CANVAS.fullmatch(base)
    if found is None:
        if _CANVAS_TEXT.fullmatch(base):
            return "it is not an uploaded file but a text or a link entered in Canvas"
        return "its name is not one that Canvas gives (name_12345_67890_file)"
    back = base[: found.start("file")]
    return ParsedName(found["user"], found["file"], back, bool(found["late"]), int(found["upload"]))


def _plain_zip(name: str, keys: Collection[str]) -> ParsedName | str:
    known = {same_text(key): key for key in keys}
    parts = name.split("/")
    for place, part in enumerate(parts[:-1]):
        if same_text(part) in known:
            key = known[same_text(part)]
            return ParsedName(key, "/".join(parts[place + 1 :]), f"{key}/")
    last = unicodedata.normalize("NFC", parts[-1])
    found = {}
    for key in keys:
        begins, rest = last[: len(key)], last[len(key) :]
        if same_text(begins) == same_text(key) and rest[:1] in ("_", "-", "."):
            found[key] = last if rest[0] == "." else rest[1:]
    if not found:
        return "no folder or file name begins with the id of a student of the list"
    if len(found) > 1:
        return f"its name could mean {' or '.join(sorted(found))}. Put it into a folder named after the student"
    ((key, file),) = found.items()
    return ParsedName(key, file, f"{key}/")

"""The platforms whose downloads and grade files are known. docs/lms.md says where that is from."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.lms import lists
from autograder.lms.lists import BLACKBOARD, BRIGHTSPACE, GITHUB, GRADES, STUDENTS, WORKSHEET


@dataclass(frozen=True)
class Platform:
    """What is known about a platform.

    In a pattern, `{id}` is what the platform calls the student, `{file}` what the student called the file, `{time}`
    when it was handed in, `{number}` any number, and `*` anything within one name of a path.
    """

    lists: tuple[str, ...]  # that say who is who
    says_who: str  # told where another list is given
    pattern: str = ""  # of the paths in a download; empty where it takes more than that
    named_by: str = "key"  # which of a line's values is `{id}`
    adds: tuple[str, ...] = ()  # files that the platform puts beside those of students
    takes: tuple[str, ...] = ()  # forms of list in which it imports grades


MOODLE, CANVAS, ZIP, GRADESCOPE = "moodle", "canvas", "zip", "gradescope"
#: What Gradescope says of the submissions in an export, beside them.
METADATA = "submission_metadata.yml"

PLATFORMS = {
    MOODLE: Platform(
        (WORKSHEET, STUDENTS),
        "Moodle's files are named by the participant's number, which only the grading worksheet of the same assignment "
        "holds (Submissions, Download grading worksheet; switch that on in the settings of the assignment under "
        "feedback types)",
        takes=(WORKSHEET, GRADES),
    ),
    CANVAS: Platform(
        (lists.CANVAS, STUDENTS),
        "Canvas's files are named by the user's number, which the gradebook export holds (Grades, Export), or "
        "students.csv in the column lms_user_id",
        takes=(lists.CANVAS,),
    ),
    "blackboard": Platform(
        (BLACKBOARD, STUDENTS),
        "Blackboard's files are named by the username, which the grade center's download holds (Work Offline, "
        "Download), or students.csv in the column id",
        "*_{id}_attempt_{time}_{file}",
        named_by="id",
        adds=("*_attempt_????-??-??-??-??-??.txt",),
        takes=(BLACKBOARD,),
    ),
    "brightspace": Platform(
        (BRIGHTSPACE, STUDENTS),
        "Brightspace's folders are named by the student's name, which the export of grades holds (Grades, Enter "
        "Grades, Export, with first and last name), or students.csv",
        "* - {id} - {time}/{file}",
        named_by="name",
        adds=("index.html", "*/index.html"),
        takes=(BRIGHTSPACE,),
    ),
    GRADESCOPE: Platform(
        (lists.GRADESCOPE, STUDENTS, lists.CANVAS, WORKSHEET, GRADES, BLACKBOARD, BRIGHTSPACE),
        "Gradescope's export says who it is by SID and e-mail address",
        named_by="id",
        adds=(METADATA, f"*/{METADATA}"),
    ),
    "ilias": Platform(
        (STUDENTS,),
        "ILIAS's folders are named by the login, which students.csv holds in the column id",
        "*_{id}_{number}/{file}",
        named_by="id",
    ),
    "github": Platform(
        (GITHUB, STUDENTS),
        "GitHub Classroom's repositories are named by the GitHub user, which classroom_roster.csv holds, or "
        "students.csv in the column lms_user_id",
        "*-{id}/{file}",
    ),
    ZIP: Platform(
        (STUDENTS, lists.CANVAS, WORKSHEET, GRADES, BLACKBOARD, BRIGHTSPACE, lists.GRADESCOPE, GITHUB),
        "Files are named by the student's id",
        named_by="id",
    ),
}

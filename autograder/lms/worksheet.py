"""Where Moodle's grading worksheet has its columns, in whatever language it was downloaded.

Moodle writes the columns in a fixed order, under headings of the reader's language (mod/assign/gradingtable.php): the
participant, the name, what else identifies, the status, the grade, the maximum, whether the grade can be changed, the
time of handing in, what was typed in, the time of the grade, comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from autograder.submissions.naming import same_text

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_PARTICIPANT = re.compile(r"(?P<word>\D*[^\W\d_]\D*)[0-9]+")
_TIME = re.compile(r".*[0-9]{1,2}[:.][0-9]{2}.*")
_CHOICES = 2  # "Yes" and "No"

#: Headings that say who it is, which no shape tells, from Moodle's language packs for German, Spanish and French.
HEADINGS = {
    "Username": ("Anmeldename", "Nombre de usuario", "Nom d'utilisateur"),
    "ID number": ("ID-Nummer", "Número de ID", "Numéro d'identification"),
    "First name": ("Vorname", "Nombre", "Prénom"),
    "Last name": ("Nachname", "Apellido(s)", "Nom de famille"),
}


def columns_by_shape(header: list[str], rows: list[list[str]]) -> dict[str, int]:
    """The place of each column by its English heading; empty if this is no grading worksheet."""
    rows = [row for row in rows if len(row) >= len(header)]
    participants = [_PARTICIPANT.fullmatch(row[0].strip()) for row in rows]
    if len({each["word"] if each else "" for each in participants} - {""}) != 1 or None in participants:
        return {}

    def cells(place: int) -> list[str]:
        return [row[place].strip() for row in rows]

    for grade in range(2, len(header) - 4):
        maximum = cells(grade + 1)
        if not all(not text or _NUMBER.fullmatch(text) for text in cells(grade)):
            continue
        if len(set(maximum)) != 1 or not _NUMBER.fullmatch(maximum[0]):
            continue
        for changes in (grade + 2, grade + 3):  # the state of the marking workflow may stand before
            submitted = changes + 1
            if not (_is_choice(cells(changes)) and submitted < len(header) and _are_times(cells(submitted))):
                continue
            graded = _time_of_grade(header, submitted, cells)
            if graded:
                found = {"Identifier": 0, "Full name": 1, "Grade": grade, "Maximum Grade": grade + 1}
                found |= {"Grade can be changed": changes, "Last modified (submission)": submitted}
                found |= {"Last modified (grade)": graded}
                if graded == len(header) - 2:
                    found["Feedback comments"] = graded + 1
                return found | identifying(header[:grade], rows)
    return {}


def identifying(header: list[str], rows: list[list[str]]) -> dict[str, int]:
    """The columns that say who it is, by their English headings: known by their own, or by the addresses in them."""
    found: dict[str, int] = {}
    for place, text in enumerate(header):
        name = next((name for name, known in HEADINGS.items() if same_text(text) in map(same_text, known)), "")
        values = [row[place].strip() for row in rows if place < len(row)]
        if not name and any(values) and all("@" in value for value in values if value):
            name = "Email address"
        if name:
            found.setdefault(name, place)
    return found


def _is_choice(values: list[str]) -> bool:
    return all(value and not _NUMBER.fullmatch(value) for value in values) and len(set(values)) <= _CHOICES


def _are_times(values: list[str]) -> bool:
    return all(value in ("", "-") or _TIME.fullmatch(value) for value in values)


def _time_of_grade(header: list[str], submitted: int, cells: Callable[[int], list[str]]) -> int:
    """The column of the time of the grade; 0 if there is none. What students typed in may stand before it."""
    begins = header[submitted].partition("(")[0].strip()
    later = [place for place in range(submitted + 1, len(header)) if _are_times(cells(place))]
    alike = [place for place in later if begins and header[place].partition("(")[0].strip() == begins]
    return next(iter(alike or later), 0)

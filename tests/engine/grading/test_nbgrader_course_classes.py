"""Test cells that deal with a course's own classes, with values that only show others and with functions of their own
are judged without a tag.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from idioms_of_courses import COURSE_CLASSES
from idioms_of_values import CALLS, TENSORS_AND_TABLES, VALUES
from nbgrader_course import course_of, grade, points

TABLES = {"classes": COURSE_CLASSES, "values": VALUES, "calls": CALLS, "tensors and tables": TENSORS_AND_TABLES}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("table", list(TABLES))
def test_right_answers_earn_all_and_wrong_ones_nothing(tmp_path: Path, table: str, right: bool) -> None:
    cells = [("code", "import collections\nimport numpy as np\nimport pytest")]
    for _, own, good, _, test in TABLES[table]:
        cells += [("code", own)] if own else []
        cells += [("answer", f"### BEGIN SOLUTION\n{good}\n### END SOLUTION"), ("test", test)]
    answers = {f"answer{number}": each[2 if right else 3] for number, each in enumerate(TABLES[table], 1)}
    result = grade(course_of(tmp_path, cells), "nb", answers)
    told = dict(zip([each[0] for each in TABLES[table]], points(result).values(), strict=True))
    assert told == dict.fromkeys(told, 2.0 if right else 0.0)
    assert [each.faults for each in result.exercises if each.faults] == []

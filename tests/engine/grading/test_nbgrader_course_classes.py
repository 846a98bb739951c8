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


def test_what_cells_set_outside_of_functions_lasts_as_in_a_notebook(tmp_path: Path) -> None:
    raises = "def log(x):\n    try:\n        return np.log(x)\n    except FloatingPointError:\n        return 'no'"
    third = "def third():\n    return str(decimal.Decimal(1) / 3)"
    cells = [
        ("code", "import decimal\nimport numpy as np\ndecimal.getcontext().prec = 3"),
        ("answer", f"### BEGIN SOLUTION\nnp.seterr(all='raise')\n{raises}\n### END SOLUTION"),
        ("test", "assert log(np.zeros(1)) == 'no'"),
        ("answer", f"### BEGIN SOLUTION\n{third}\n### END SOLUTION"),
        ("test", "assert third() == '0.333'"),
    ]
    result = grade(course_of(tmp_path, cells), "nb", {"answer1": f"np.seterr(all='raise')\n{raises}", "answer2": third})
    assert list(points(result).values()) == [2.0, 2.0]
    result = grade(course_of(tmp_path / "without", cells), "nb", {"answer1": raises, "answer2": third})
    assert list(points(result).values()) == [0.0, 2.0]

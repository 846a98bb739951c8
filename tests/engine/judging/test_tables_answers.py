"""Answers with scalars of pandas are wrong answers, and no fault of the grader's."""

from __future__ import annotations

import pytest
from classroom import exercise, hand_in

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "value",
    [
        "pd.Series(pd.array([None], dtype='boolean'))",
        "pd.DataFrame({'a': pd.to_datetime(['2020-01-01']).tz_localize('UTC')})",
        "pd.DataFrame({'a': pd.array([None, None], dtype='Int64')})",
        "pd.Series([pd.NaT, pd.Timestamp('2020-01-01')], dtype=object)",
        "pd.array([1, None], dtype='Int64')",
        "pd.NA",
        "pd.Timestamp('2020-01-01')",
        "[pd.NA, pd.Timedelta(1)]",
    ],
)
def test_it_is_not_yet_right_and_nothing_else(week1: Assignment, value: str) -> None:
    def change(work: SampleSubmission) -> None:
        work.answer("triple", f"import pandas as pd\ndef triple(x): return {value}", earns=0)

    result = exercise(hand_in(week1, change), "triple")
    assert (result.earned, result.faults) == (0.0, [])
    assert {outcome.status for outcome in result.outcomes} == {"not yet"}

"""What `clean_walks` is graded by: names, dates, numbers, rows and index."""

import pandas as pd

from autograder.testing import agree, agree_probe, claim, hidden, leaves_alone

NAMES = ("Owl", "Jay", "Rook", "Kite")


def clean_log(rng, rows):
    """A log of texts in which nothing is wrong; no two rows agree, since each has another date."""
    days = rng.permutation(28)[:rows] + 1
    return pd.DataFrame(
        {
            "walker": [str(rng.choice(NAMES)) for _ in range(rows)],
            "date": [f"2026-09-{day:02d}" for day in days],
            "km": [f"{km:.1f}" for km in rng.uniform(1.0, 12.0, size=rows)],
            "minutes": [str(minutes) for minutes in rng.integers(15, 180, size=rows)],
        }
    )


@hidden("clean_walks", points=1)
def dates_and_numbers_have_their_dtypes(answer, reference, rng):
    """In a log in which nothing is wrong, each column has the right kind of values."""
    for rows in (5, 1, 4):
        agree(answer, reference, clean_log(rng, rows))


@hidden("clean_walks", points=1)
def names_are_written_alike(answer, reference, rng):
    """Names are written alike, whatever they were typed like."""
    raw = clean_log(rng, 6)
    raw["walker"] = [" owl", "JAY  ", "cLEO", "Kite", "  oWL ", "jay"]
    agree(answer, reference, raw)
    raw["walker"] = ["anna-LENA", "o'HARA", " Jean-Luc", "owl", "KITE", "Zoe"]
    with claim("The first letter of a name is its only capital."):
        agree(answer, reference, raw)


@hidden("clean_walks", points=1.5)
def incomplete_rows_are_left_out(answer, reference, rng):
    """Rows without a number for the distance or for the minutes are left out."""
    raw = clean_log(rng, 8)
    raw.loc[1, "km"] = None
    raw.loc[2, "km"] = "?"
    raw.loc[4, "minutes"] = None
    raw.loc[6, "minutes"] = "none"
    _agree_in_rows(answer, reference, raw)


@hidden("clean_walks", points=1.5)
def repetitions_are_left_out(answer, reference, rng):
    """Of rows that agree in all four columns the first one is kept."""
    raw = clean_log(rng, 6)
    raw.loc[0] = ["Owl", "2026-10-01", "4.5", "60"]
    raw.loc[2] = ["Owl", "2026-10-01", "4.5", "60"]
    raw.loc[5] = ["Owl", "2026-10-01", "4.5", "61"]  # no repetition: the minutes differ
    _agree_in_rows(answer, reference, raw)
    raw.loc[3] = [" OWL", "2026-10-01", "4.50", "60.0"]
    with claim("Rows that were typed differently agree all the same."):
        _agree_in_rows(answer, reference, raw)


def _agree_in_rows(answer, reference, raw):
    """First whatever the rows are counted by, so that it shows which of the two is wrong."""
    lines, called = "clean_walks(raw).reset_index(drop=True)", "clean_walks(raw).reset_index(drop=True)"
    agree_probe(answer, reference, lines, called=called, raw=raw)
    with claim("The rows that are left are counted from 0."):
        agree(answer, reference, raw)


@hidden("clean_walks", points=1)
def the_log_is_left_alone(answer, reference, rng):
    """The table that came in is as it was."""
    raw = clean_log(rng, 3)
    raw["km"] = ["?", "none", None]
    with claim("A log of which no row is left gives a table without rows."):
        agree(answer, reference, raw)
    leaves_alone(answer, clean_log(rng, 4))

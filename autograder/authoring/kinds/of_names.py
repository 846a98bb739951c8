"""A value by its name, in place of a function: a number that is to be computed, and a choice among answers."""

from __future__ import annotations

from autograder.authoring.kinds.kind import SCORED, Kind

VARIABLE = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Let `{name}` be the mean of `readings`, which are given in the cell below in degrees Celsius. Say here what is to be
computed, from what, and in which unit.""",
    answer="""readings = [19.5, 21.0, 20.5, 24.0]  # degrees Celsius; this line stays as it is
### BEGIN SOLUTION
{name} = sum(readings) / len(readings)
### END SOLUTION""",
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    assert np.ndim({name}) == 0, "{name} is to be a single number."
    assert 15 < {name} < 30, f"{name} is {{{name}}}. Can the mean be there, if no reading is?\""""
    + SCORED,
    hidden='''"""What `{name}` is graded by: its value, which is the same for everybody.

So it is kept for the end: practice would tell by trying.
"""

from autograder.testing import agree_probe, hidden


@hidden("{name}", points={points:g}, practice=False)
def {name}_is_the_mean(answer, reference, rng):
    """The value is that of the readings that are given."""
    look_at = "what is summed, and by what it is divided"
    agree_probe(answer, reference, "{name}", called="{name}", look_at=look_at, rtol=1e-9)
''',
    misconception=(
        "divides_by_one_less",
        '''"""Divides by the number of readings less one.

Costs: {points:g}
Says: by what it is divided
Hint: How many readings are there, and by which number did you divide their sum?
"""
readings = [19.5, 21.0, 20.5, 24.0]
{name} = sum(readings) / (len(readings) - 1)
''',
    ),
    alternative=(
        "by_numpy",
        '''"""With NumPy, as a number of its own."""
readings = [19.5, 21.0, 20.5, 24.0]
{name} = np.mean(readings)
''',
    ),
)

CHOICE = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Ask here a question that one of these answers, and write its letter into the cell below, such as `{name} = "a"`:

* **a** an answer that sounds right
* **b** the answer that is right
* **c** an answer that is half right""",
    answer="""### BEGIN SOLUTION
{name} = "b"
### END SOLUTION""",
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    letters = ("a", "b", "c")
    assert str({name}).strip().lower() in letters, f"{name} is to be one of the letters {{', '.join(letters)}}.\""""
    + SCORED,
    hidden='''"""What `{name}` is graded by. It is kept for the end: practice would tell by trying."""

from autograder.testing import agree_probe, hidden


@hidden("{name}", points={points:g}, practice=False)
def {name}_is_the_right_answer(answer, reference, rng):
    """The answer that is right was chosen."""
    agree_probe(answer, reference, "str({name}).strip().lower()", called="{name}", look_at="what the question asks for")
''',
    misconception=(
        "sounds_right",
        '''"""Chooses the answer that sounds right: say here why students do.

Costs: {points:g}
Says: what the question asks for
Hint: Ask here what leads away from this answer, without naming the right one.
"""
{name} = "a"
''',
    ),
    alternative=(
        "as_a_capital",
        '''"""The letter as a capital."""
{name} = "B"
''',
    ),
)

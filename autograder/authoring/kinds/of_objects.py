"""Functions on tables, classes and figures."""

from __future__ import annotations

from autograder.authoring.kinds.kind import SCORED, Kind

TABLE = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Write `{name}(table)`. In comes a DataFrame with the columns `group` (texts) and `amount` (whole numbers); out comes
a new one with the same columns and a row for each group, in alphabetical order and numbered from 0, with the sum of
its amounts. The table that came in stays as it was. Say here what yours gives.

*Worked example.* The groups b, a, b with the amounts 1, 2, 3 become the groups a, b with the amounts 2, 4.""",
    answer='''def {name}(table):
    """A DataFrame with the columns `group` and `amount`: the sum of the amounts of each group."""
    ### BEGIN SOLUTION
    return table.groupby("group", as_index=False)["amount"].sum()
    ### END SOLUTION''',
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    table = pd.DataFrame({{"group": ["b", "a", "b"], "amount": [1, 2, 3]}})
    wanted = pd.DataFrame({{"group": ["a", "b"], "amount": [2, 4]}})
    calling({name}, table).gives(wanted, look="the worked example")"""
    + SCORED,
    hidden='''"""What `{name}` is graded by: columns, index, kinds of values and the values themselves."""

import pandas as pd

from autograder.testing import agree, hidden, leaves_alone


def some_table(rng, rows, groups):
    """Amounts from 1 to 99; every group is there, the first ones more often."""
    letters = list("fbdaec"[:groups])
    named = letters + list(rng.choice(letters[:2], size=rows - groups))
    return pd.DataFrame({{"group": named, "amount": rng.integers(1, 100, size=rows)}})


@hidden("{name}", points={main:g})
def {name}_adds_up_each_group(answer, reference, rng):
    """Each group has one row, with the sum of its amounts."""
    agree(answer, reference, some_table(rng, 12, 4))


@hidden("{name}", points={rest:g})
def {name}_leaves_the_table_alone(answer, reference, rng):
    """The table that came in is as it was, also one with a single row."""
    agree(answer, reference, some_table(rng, 1, 1))
    leaves_alone(answer, some_table(rng, 6, 2))
''',
    misconception=(
        "gives_the_mean",
        '''"""Gives the mean of each group in place of its sum.

Costs: {main:g}
Says: amount
Hint: What becomes of the amounts of a group that has two rows? Work the example out by hand and compare.
"""
def {name}(table):
    return table.groupby("group", as_index=False)["amount"].mean()
''',
    ),
    alternative=(
        "in_a_loop",
        '''"""Group by group, in a loop."""
def {name}(table):
    sums = {{}}
    for group, amount in zip(table["group"], table["amount"]):
        sums[group] = sums.get(group, 0) + int(amount)
    names = sorted(sums)
    return pd.DataFrame({{"group": names, "amount": [sums[name] for name in names]}})
''',
    ),
    imports=("import pandas as pd",),
)

CLASS = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Write the class `{name}`. `fit(x)` remembers the mean of the numbers in `x` and gives the object itself; `shift(x)`
gives an array of the numbers in `x`, each minus that mean. Say here what yours does.

*Worked example.* `{name}().fit([1, 3]).shift([5, 2])` is `[3.0, 0.0]`.""",
    answer='''class {name}:
    """Moves numbers by the mean of those that it has seen."""

    def fit(self, x):
        """Remember the mean of x; gives the object itself."""
        ### BEGIN SOLUTION
        self.mean = np.mean(x)
        return self
        ### END SOLUTION

    def shift(self, x):
        """The numbers in x as an array, each minus the mean."""
        ### BEGIN SOLUTION
        return np.asarray(x, dtype=float) - self.mean
        ### END SOLUTION''',
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    fitted = calling({name}().fit, [1, 3]).result("the object itself")
    calling(fitted.shift, [5, 2]).gives([3.0, 0.0], look="the worked example")"""
    + SCORED,
    hidden='''"""What `{name}` is graded by: a few lines that use it, with the student's class and the reference."""

from autograder.testing import agree_probe, hidden

# Sums in another order round differently: by some 1e-16 of numbers below 10.
ROUNDING = {{"rtol": 1e-12, "atol": 1e-12}}


@hidden("{name}", points={main:g})
def {name}_shifts_by_the_mean_of_what_it_has_seen(answer, reference, rng):
    """Numbers are moved by the mean of those given to fit, and not by their own."""
    agree_probe(
        answer,
        reference,
        "{name}().fit(x).shift(new)",
        called="{name}().fit(x).shift(new)",
        x=rng.normal(size=6) + rng.uniform(2.0, 5.0),
        new=rng.normal(size=3) - rng.uniform(2.0, 5.0),
        **ROUNDING,
    )


@hidden("{name}", points={rest:g})
def {name}_objects_do_not_share_what_they_remember(answer, reference, rng):
    """Two objects that were given different numbers move by different means."""
    agree_probe(
        answer,
        reference,
        "first, second = {name}(), {name}()\\nfirst.fit(x)\\nsecond.fit(y)\\n[first.shift(x), second.shift(y)]",
        called="first.fit(x), second.fit(y), first.shift(x), second.shift(y)",
        x=rng.normal(size=4) + rng.uniform(2.0, 5.0),
        y=rng.normal(size=4) - rng.uniform(2.0, 5.0),
        **ROUNDING,
    )
''',
    misconception=(
        "takes_the_mean_of_the_new_numbers",
        '''"""Moves by the mean of the numbers that are to be moved.

Costs: {main:g}
Says: every value is off by
Hint: Which numbers does the mean belong to: those given to `fit`, or those given to `shift`?
"""
class {name}:
    def fit(self, x):
        return self

    def shift(self, x):
        return np.asarray(x, dtype=float) - np.mean(x)
''',
    ),
    alternative=(
        "sum_and_count",
        '''"""Remembers the sum and the count."""
class {name}:
    def fit(self, x):
        self.total, self.count = float(sum(x)), len(x)
        return self

    def shift(self, x):
        return np.array([value - self.total / self.count for value in x])
''',
    ),
)

FIGURE = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Write `{name}(x, y)`, which draws y over x as one line on new axes and gives these axes. The label of the horizontal
axis is `time / s`, that of the vertical one `distance / m`. Say here what yours shows.""",
    answer='''def {name}(x, y):
    """New axes with the line of y over x, and labels for both."""
    ### BEGIN SOLUTION
    _, axes = plt.subplots()
    axes.plot(x, y)
    axes.set_xlabel("time / s")
    axes.set_ylabel("distance / m")
    return axes
    ### END SOLUTION''',
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    call = calling({name}, [0, 1, 2], [0, 5, 7])
    axes = call.result("axes")
    call.part("the label of the horizontal axis", axes.get_xlabel(), "time / s")
    call.part("the number of lines", len(axes.lines), 1)
    plt.close(axes.figure)"""
    + SCORED,
    hidden='''"""What `{name}` is graded by: what the figure shows, asked for in the student's kernel."""

import numpy as np

from autograder.testing import agree_probe, hidden

LINES = """
plt.close("all")  # what an earlier call left open
axes = {name}(x, y)
[line.get_xydata() for line in axes.lines]
"""
LABELS = """
plt.close("all")  # what an earlier call left open
axes = {name}(x, y)
[axes.get_xlabel(), axes.get_ylabel()]
"""


def some_points(rng):
    return {{"x": np.sort(rng.uniform(0.0, 9.0, size=5)), "y": rng.normal(size=5) + 20.0}}


@hidden("{name}", points={main:g})
def {name}_shows_the_line(answer, reference, rng):
    """There is one line, with y over x."""
    agree_probe(
        answer,
        reference,
        LINES,
        called="{name}(x, y), its lines",
        look_at="what lies on which axis",
        rtol=1e-12,
        **some_points(rng),
    )


@hidden("{name}", points={rest:g})
def {name}_names_its_axes(answer, reference, rng):
    """Both axes have their labels."""
    agree_probe(answer, reference, LABELS, called="{name}(x, y), its labels", **some_points(rng))
''',
    misconception=(
        "swaps_the_axes",
        '''"""Draws x over y.

Costs: {main:g}
Says: what lies on which axis
Hint: Which of the two arguments belongs on the horizontal axis?
"""
def {name}(x, y):
    _, axes = plt.subplots()
    axes.plot(y, x)
    axes.set_xlabel("time / s")
    axes.set_ylabel("distance / m")
    return axes
''',
    ),
    alternative=(
        "in_one_call",
        '''"""With a figure made first, and labels in one call."""
def {name}(x, y):
    figure = plt.figure()
    axes = figure.add_subplot()
    axes.plot(x, y, "o-")
    axes.set(xlabel="time / s", ylabel="distance / m")
    return axes
''',
    ),
    imports=("import matplotlib.pyplot as plt",),
)

"""Functions of numbers and of text, and answers in words."""

from __future__ import annotations

from autograder.authoring.kinds.kind import SCORED, Kind

FUNCTION = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Write `{name}(x)`, which gives ... Say here what comes in and what goes out, with shapes and units.

*Worked example.* `{name}([1, 2])` is `[2.0, 4.0]`.""",
    answer='''def {name}(x):
    """Say what it gives: shapes, units, errors."""
    ### BEGIN SOLUTION
    return 2.0 * np.asarray(x, dtype=float)
    ### END SOLUTION''',
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    calling({name}, [1, 2]).gives([2.0, 4.0], look="the worked example")"""
    + SCORED,
    hidden='''"""What `{name}` is graded by."""

from autograder.testing import agree, hidden, leaves_alone


@hidden("{name}", points={main:g})
def {name}_gives_the_right_values(answer, reference, rng):
    """The values are right for numbers of any size and sign."""
    agree(answer, reference, rng.normal(size=7), rtol=1e-12)  # one multiplication: rounding is 1e-16


@hidden("{name}", points={rest:g})
def {name}_keeps_its_argument(answer, reference, rng):
    """The argument is left as it was, and tables keep their shape."""
    x = rng.normal(size=3)
    agree(answer, reference, x, rtol=1e-12)
    leaves_alone(answer, x)
    # one row, one column, as many rows as columns: there it shows if an axis is dropped, or taken for another
    for shape in ((3, 2), (1, 4), (4, 1), (3, 3)):
        agree(answer, reference, rng.normal(size=shape), rtol=1e-12)


# If {name} draws random numbers, ask it for the same seed twice and for another one; if it takes a share, give it one
# between the tenths, such as 0.25; if it takes batches, one of a single example. The laws stand in docs/author.md.
''',
    misconception=(
        "gives_the_argument_back",
        '''"""Gives its argument back.

Costs: {points:g}
Says: a factor
Hint: The result should be twice as far from zero as the argument. Put the worked example in and compare.
"""
def {name}(x):
    return np.asarray(x, dtype=float)
''',
    ),
    alternative=(
        "in_a_loop",
        '''"""In a loop, with a list as the result."""
def {name}(x):
    return [value + value for value in x]
''',
    ),
)

TEXT = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Write `{name}(text)`, which gives the list of the words of a text, in lower case and in their order. Words are what
stands between spaces, tabs and ends of lines; a text without any gives an empty list. Say here what yours gives.

*Worked example.* `{name}("To be or not")` is `["to", "be", "or", "not"]`.""",
    answer='''def {name}(text):
    """The words of a text in lower case, as a list."""
    ### BEGIN SOLUTION
    return text.lower().split()
    ### END SOLUTION''',
    graded="""@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    calling({name}, "To be or not").gives(["to", "be", "or", "not"], look="the worked example")"""
    + SCORED,
    hidden='''"""What `{name}` is graded by."""

from autograder.testing import agree, hidden


def some_words(rng, count):
    """Words of small letters, drawn anew."""
    return ["".join(rng.choice(list("abcdefghijklmnopqrstuvwxyz"), size=rng.integers(2, 9))) for _ in range(count)]


@hidden("{name}", points={main:g})
def {name}_gives_the_words_in_lower_case(answer, reference, rng):
    """Words with capital letters come out in lower case."""
    first, second, third = some_words(rng, 3)
    agree(answer, reference, f"{{first.capitalize()}} {{second.upper()}} {{third}}")


@hidden("{name}", points={rest:g})
def {name}_takes_any_space(answer, reference, rng):
    """Words may stand between several spaces, tabs and lines, and there may be none."""
    first, second, third = some_words(rng, 3)
    agree(answer, reference, f"  {{first}}\\t{{second}}\\n\\n{{third}} ")
    agree(answer, reference, "")
''',
    misconception=(
        "keeps_capital_letters",
        '''"""Leaves capital letters as they are.

Costs: {main:g}
Says: value 1 of 3
Hint: Look at the first word of the worked example. Which letters are not those that were wanted?
"""
def {name}(text):
    return text.split()
''',
    ),
    alternative=(
        "word_by_word",
        '''"""Word by word, in a loop."""
def {name}(text):
    found = []
    for word in text.split():
        found.append(word.lower())
    return found
''',
    ),
)

WRITTEN = Kind(
    statement="""### Exercise {number}: `{name}` ({said})

Ask here what students are to explain, and how long the answer should be.

=== BEGIN MARK SCHEME ===
Say here what earns which points; only whoever grades reads it.
=== END MARK SCHEME ===""",
    answer="Write here the answer that you expect. It stands in the solutions; students get an empty cell.",
)

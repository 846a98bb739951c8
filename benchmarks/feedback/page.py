"""docs/feedback.md: what is compared, how each tool was set up, a table, the pictures, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.feedback.cases import Case

_TOP = """# The same wrong answers, three feedbacks

{count} wrong answers to exercises of `exercise4`, graded by stock nbgrader {nbgrader}, by otter-grader {otter} and by
this engine. Each picture shows the answer and, side by side, what each tool tells the student about it.

`python -m benchmarks.feedback` makes this page. It needs a network, for otter-grader from PyPI, and Chromium for the
pictures; otter-grader goes into an environment of its own. It is no part of `make test`.

## How each was set up

* **All three** get the same statement, stub and visible checks. The tests check the same, on inputs that are drawn in
  the same way from the same seeds, and are worth the same. For the two others they are written by hand in plain Python
  (`benchmarks/feedback/plain/`): `numpy.testing` or `assert`, each with a message, the wanted values from SciPy,
  scikit-learn, NumPy or PyTorch, and for each test one sentence of help. Each run checks that the reference keeps
  all its points in both.
* **Stock nbgrader**: each test is a cell of its own with its points. Above the hidden region stands what the test
  is about, as nbgrader's guide recommends; the sentence of help is a comment in it. Then `nbgrader autograde` and
  `nbgrader generate_feedback`, both with their defaults.
* **otter-grader**: a test file for each exercise in the exception-based format, each test with `name`, `points`,
  `hidden` and `failure_message`; graded by `otter run`. The pictures show the text of `results.json` that Gradescope
  puts into the box of the question. By default students see no result of hidden tests; here `show_hidden` is on,
  which is the most that they can see.
* **This engine**: `autograder grade` and `nbgrader generate_feedback` in a copy of the course; the exercise's part of
  the page.

Left out of all three columns is the answer, which stands above. In the columns of nbgrader and otter-grader, lines
are wrapped to the width, and code, tracebacks and messages are cut where a line says so; students get them in full.
Of this engine a long call is shortened where it says by how much, and unfolds.

## Points, and what was recognised

| | answer | exercise | points | nbgrader | otter-grader | this engine | mistake named by this engine |
|---|---|---|---|---|---|---|---|
"""

_END = """## What follows

* **Where the others are as good.** If an answer fails a visible check with a good sentence, the others show that
  sentence, and the student could have read it before handing in. If the student's own line raises an exception
  (picture 3), nbgrader's traceback shows the line in its place; this engine quotes it; otter-grader gives the message
  and the line of the test. If a law is broken that one sentence can state (picture 10), all three state it. With
  dropout (picture 8), the hand-written messages of the two others mention the training mode, a clue that this engine
  does not give.
* **Matrices.** `numpy.testing` lists the first five differences and prints the beginnings of two arrays, and the two
  others pass that on. This engine gives the first value that differs, what was wanted there, and how many differ; if
  it does not recognise the mistake, it looks for a smaller example, which a student can check by hand (picture 6).
  The others show more numbers; which of them matter, the student has to find.
* **The cause.** A test written by hand can carry a sentence of help, and it is the same whatever went wrong. This
  engine says what the values look like (infinite, nan, like a softmax), and for {named} of these {count} the idea
  behind the mistake. Software alone does not do that: somebody wrote those mistakes down first, in
  the exercises' `misconceptions/`. For the other {unnamed} it says what the claim of the test and the values say, as
  the others do.
* **What is given away.** nbgrader's page holds the hidden tests with their inputs, and how the wanted values are
  computed. With that the student can repeat the call, and the next class knows the tests. otter-grader shows the
  failing line and the values; this engine the call, the result and what was wanted, and no code.
* **Points.** {points}

Not compared: what a student sees before handing in (the visible checks are the same), comments by a person, and time,
for which see [benchmark.md](benchmark.md).
"""

_SAME_POINTS = "All three give the same."
_OTHER_POINTS = """They differ for {where}. In stock nbgrader a test cell that writes to the error stream earns nothing,
  and a warning of NumPy is enough for that."""


@dataclass(frozen=True)
class Row:
    """What the three tools gave for a case."""

    case: Case
    possible: float
    stock: float
    otter: float
    own: float
    recognised: str


def write(rows: list[Row], nbgrader: str, otter: str) -> str:
    """The page as Markdown."""
    parts = [_TOP.format(count=len(rows), nbgrader=nbgrader, otter=otter)]
    for number, row in enumerate(rows, start=1):
        points = " | ".join(f"{value:g}" for value in (row.possible, row.stock, row.otter, row.own))
        named = row.recognised.replace("_", " ") or "–"
        parts.append(f"| {number} | {row.case.title} | `{row.case.exercise}` | {points} | {named} |\n")
    parts.append("\n## The pictures\n\n")
    for number, row in enumerate(rows, start=1):
        said = f"{row.case.said} This engine {_own_words(row)}"
        parts.append(f"### {number}. {row.case.title}\n\n![{said}](feedback/{row.case.name}.png)\n\n")
    named = sum(bool(row.recognised) for row in rows)
    different = [f"answer {number}" for number, row in enumerate(rows, 1) if len({row.stock, row.otter, row.own}) > 1]
    points = _OTHER_POINTS.format(where=" and ".join(different)) if different else _SAME_POINTS
    parts.append(_END.format(count=len(rows), named=named, unnamed=len(rows) - named, points=points))
    return "".join(parts)


def _own_words(row: Row) -> str:
    """What this engine says, which depends on whether it recognises the mistake."""
    if row.recognised:
        return f"names the mistake, {row.recognised.replace('_', ' ')}, and explains the idea; it also {row.case.ours}"
    return f"does not recognise the mistake; it {row.case.ours}"

"""Every text that a person reads on the page of a class, in one place, so that it can be translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGE = "en"  # the page says it to browsers and screen readers
TITLE = "Class report: {assignment}"
MADE = "{graded} of {submissions} submissions are graded. Written {made} with {versions}."
CONTENTS = "Contents"
#: The headings of the page, in its order, by the anchor that links lead to; "learning" only where there was practice.
SECTIONS = {
    "look": "Who needs a person's look",
    "misconceptions": "Misconceptions",
    "unnamed": "Wrong answers that nobody has named",
    "learning": "Practice: tries until right",
    "points": "Points",
    "exercises": "Exercises",
    "items": "How well the exercises tell students apart",
    "tests": "Hidden tests",
    "events": "Timeouts and crashes",
    "similar": "Answers that are alike",
    "everybody": "Everybody",
}
PRIVATE = "This page holds results of named students. Keep it where you keep the gradebook."
NUMBERS = "The same as a table"
ALL_OF_THEM = "One by one"
AND_MORE = "and {count} more"
STUDENTS = {1: "1 student", 2: "{count} students"}
NONE = "–"

#: Kind of concern: what it is, what to do, and whether a person has to do something at all.
CONCERNS: dict[str, tuple[str, str]] = {
    "fault": (
        "Not graded in full, for a reason that is not the student's",
        "Fix what the line says and grade again; until then the points are open.",
    ),
    "ungraded": ("Handed in and not graded", "Run autograder grade; it says what stands in the way."),
    "unread": (
        "A file that could not be read",
        "Ask for it again and grade again, or give points by hand.",
    ),
    "unclear": ("What was handed in is not clear", "Do what the line says, and grade again."),
    "unsafe": (
        "Graded without the sandbox",
        "The points have to be taken on trust. Grade again where there is a sandbox.",
    ),
    "replaced": ("Handed in anew since it was graded", "Run autograder grade; the points are those of the old file."),
    "outdated": ("Judged by hidden tests that have changed since", "Run autograder grade again."),
    "above": ("More points than there are, given by a person", "Look whether that was meant. They count as they are."),
    "again": (
        "Graded by a person, and changed since",
        "The points count as they are until a person looks again (nbgrader formgrader).",
    ),
    "waits": ("Written answers wait for a person", "Grade them in the formgrader (nbgrader formgrader)."),
    "missing": ("A notebook was not handed in", "It counts zero. There may be a reason that you know of."),
    "repaired": (
        "A file was put right before it was graded",
        "Nothing to do: answers were found by name. It may explain a question that a student asks.",
    ),
}
NOT_GRADED = "Not graded: {names}."
MILD = ("above", "missing", "repaired")  # kinds that may need nothing

NOBODY_NEEDS = "Nobody: all submissions are graded, and nothing was odd about them."

TOTALS_ALL = "all notebooks"
TOTALS_SENTENCE = (
    "{name}: {count} students, mean {mean:.1f} of {possible:g}, median {median:.1f}, from {least:g} to {most:g}."
)
TOTALS_LEFT_OUT = "Left out of the points, because they are not graded for everybody yet: {names}."
VOID = "Declared void: {names}. All who handed in have these points, which tell nobody apart and are left out below."
GONE = (
    "Not in this report, because neither the gradebook nor submitted/ has them any more: {names}. What was graded is "
    "still in autograded/."
)
BY_NOTEBOOK = "Each notebook by itself"
TOTALS_HOW = (
    "A notebook that was not handed in counts zero in all notebooks, and is not in its own picture. Students with an "
    "exercise that could not be graded are left out. Points before any penalty for lateness."
)
NO_TOTALS = "Nothing is graded yet."
HISTOGRAM_X = "points"
HISTOGRAM_Y = "students"
HISTOGRAM_DESCRIPTION = "Histogram of the points in {name}. {sentence}"

EXERCISES_HOW = (
    "Of those who handed in the notebook and whose exercise is graded. Untouched: it still holds the stub or nothing."
)
EXERCISES_CAPTION = "Mean share of the points, and share of students with full marks"
EXERCISES_DESCRIPTION = (
    "For each exercise a bar as long as the mean share of its points, and a mark at the share of students who have "
    "full marks."
)
MEAN_SHARE = "mean share of points"
FULL_SHARE = "students with full marks"
PER_CENT = "per cent"

ITEMS_TERMS_TITLE = "What these words mean"
ITEMS_TERMS = {
    "Difficulty": (
        "The mean share of the points: 1 is easy, 0 is hard. Both easy and hard exercises have their place."
    ),
    "Discrimination": (
        "The correlation with the points in everything else. From about 0.3 it is good. Near 0 the exercise measures "
        "something else, or is luck. If it is negative, strong students lose points that weak ones get, which often "
        "means a mistake in the exercise or in its test."
    ),
    "95 % interval": "Where the discrimination may lie. In a small class each figure is uncertain.",
    "Upper less lower": "The mean share of the best 27 % of the students less that of the last 27 %.",
    "Cronbach's alpha": (
        "How consistently the exercises rank the students. From about 0.7 totals can be compared. A low value may also "
        "mean that the exercises ask for different things, or that nearly everybody has nearly everything right."
    ),
}
ITEMS_MARKED = "{name}: {marks}."
ITEMS_FINE = "No exercise stands out."
ITEMS_EVERYBODY = "Everybody has full marks in {names}, which therefore tell nobody apart and are left out below."
ITEMS_WHO = (
    "Computed for the {count} who handed in every notebook in a readable form and have every exercise graded that is "
    "counted."
)
TOO_FEW = "Too few students ({count}; {few} are needed): correlations, the index and Cronbach's alpha are not shown."
ALPHA = (
    "Cronbach's alpha is {alpha:.2f} (95 % interval {low:.2f} to {high:.2f}), from {students} students and {items} "
    "exercises."
)
NO_ALPHA = "Cronbach's alpha cannot be computed: all students have the same points, or there is one exercise only."
DISCRIMINATION_CAPTION = "Discrimination of each exercise, with its 95 % interval"
DISCRIMINATION_DESCRIPTION = (
    "For each exercise its correlation with the points in everything else, with the interval of 95 % as a line. "
    "Exercises to look at have a square instead of a dot."
)
VOID_EXERCISE = "{exercise} (void)"
CORRELATION = "correlation with all else"
INTERVAL = "{low} to {high}"
LOOK_AT = "to look at"
FINE = "nothing unusual"
MARKS = {
    "nobody": "nobody has it right",
    "everybody": "everybody has it right: it tells nobody apart",
    "negative": "strong students lose it, weak ones get it",
    "little": "says next to nothing about the rest",
}

TESTS_HOW = (
    "The share of students who passed each hidden test, of those who handed in the notebook in a readable form, and "
    "how it goes together with everything else (as above; the tests of one exercise hang together)."
)
TESTS_OF = "{exercise}: {count} hidden tests"
TESTS_MARKED = ", {count} to look at"
TESTS_UNMARKED = "{count} exercises with nothing unusual"
TESTS_EVERYBODY = "Everybody passes all hidden tests of {names}."

MISCONCEPTIONS_HOW = (
    "Named only if an answer's output is that of one misconception, and of no other, on all hidden inputs."
)
COMMONEST = "The {count} commonest of {of}; all of them stand below, by exercise."
MISCONCEPTIONS_OF = "{exercise}: {students}"
NO_MISCONCEPTIONS = "None was recognised."
UNNAMED_HOW = (
    "Answers that are wrong, or wrong in part, and match no misconception. Those with the same outcome in all hidden "
    "tests stand together. A frequent one is worth a file in the exercise's misconceptions/, with a hint."
)
EXAMPLE = "For example,"
MORE_GROUPS = "{count} more groups, each of as many students or fewer."
NO_UNNAMED = "None."
UNNAMED_COUNT = "{exercise}: {unnamed} of {wrong} wrong answers have no name"

LEARNING_HOW = (
    "{students} practised (autograder watch), in {tries} tries that counted. At an exercise, a try is a submission in "
    "which its answer, or what came of it, was another than before."
)
LEARNING_CARE = (
    "Counts, with 95 % intervals of the shares (Wilson): of few students a share says little. They tell what followed, "
    "and not why. Whoever tries again has also read, asked and thought, and who gave up is counted as not right yet."
)
STUCK = "Stuck now"
STUCK_HOW = "Not right now, nor in the last {count} tries at it. Named is the mistake, or the hidden tests that fail."
NOBODY_STUCK = "Nobody has an exercise not right now and in the last {count} tries at it."
UNTIL_RIGHT = "By exercise"
UNTIL_RIGHT_HOW = "How many students were right for the first time in which try."
AFTER_MISTAKE = "By misconception"
AFTER_MISTAKE_HOW = (
    "Of the students in whose answers it was recognised: in which try after that the exercise was right for the first "
    "time."
)
HINTS = "What followed a hint"
HINTS_HOW = (
    "The next try at the exercise after a page that had this step of the hint for the first time; each student counts "
    "once a step."
)
STEP = "step {step}"
OR_MORE = "{number} or later"
SHARE = "{count} of {of} ({low} to {high})"

NO_EVENTS = "None."
EVENTS_HOW = "What stopped or ended a student's kernel. It costs the exercise in question at most; the rest was graded."
EVENT_KINDS = {
    "cell stopped": "a cell was stopped when its time was up",
    "cell not run": "cells were not run, because the notebook's time was used up",
    "kernel ended": "a cell ended the kernel",
    "call stopped": "a call of a hidden test was stopped when its time was up",
    "call ended": "a call of a hidden test ended the kernel",
    "answer stopped": "an answer cell stopped with an error",
    "other": "something else",
}
EVENTS_OF = "{what}, {count} times"
FIRST_EVENT = "The first: {where}: {what}"

SIMILAR_HOW = (
    "A hint where to look, and never a verdict. Short exercises are similar by nature: there are few ways to write "
    "them. People who learn together write alike, and so do two who follow the same notes. Compared are fragments of "
    "the answers, without comments, with all names of variables taken for the same, without what the release gave, and "
    "without what more than a quarter of the class has (so what many have copied does not show). Read both answers and "
    "talk to the students before you conclude anything."
)
NO_SIMILAR = "No pair is above the threshold ({alike:.0f} % alike, {least} fragments shared)."
SIMILAR_MORE = "{count} more pairs are above the threshold and not shown."

EVERYBODY_HOW = "Points of what is graded so far, before penalties; {none} is not known yet."
EVERYBODY_PAGES = "Points lead to the student's feedback page."
FEEDBACK_OF = "{points}, feedback of {student}, {notebook}"

#: Heads of the tables' columns.
HEADS = {
    "student": "student",
    "students": "students",
    "from": "from",
    "to": "to",
    "exercise": "exercise",
    "points": "points",
    "mean": "mean",
    "share": "mean share",
    "full": "full marks",
    "untouched": "untouched",
    "waiting": "open",
    "difficulty": "difficulty",
    "correlation": "discrimination",
    "interval": "95 % interval",
    "upper_lower": "upper less lower",
    "test": "hidden test",
    "passed": "passed",
    "name": "what it looks like",
    "fails": "hidden tests that fail",
    "what": "what",
    "pair": "students",
    "alike": "alike",
    "shared": "fragments shared",
    "exercises": "mostly in",
    "sum": "sum",
    "late": "late",
    "penalty": "penalty",
    "not_yet": "not yet",
    "right": "right so far",
    "tries": "tries",
    "on": "on what",
    "last": "last try",
    "hint": "hint",
    "shown": "shown to",
    "again": "tried again",
    "right_next": "right then",
    "same": "same mistake",
    "other": "another",
}


def versions(found: Mapping[str, str]) -> str:
    """What the page was written with."""
    return ", ".join(f"{name} {version}" for name, version in found.items())


def students(count: int) -> str:
    """So many students, in words."""
    return STUDENTS[1] if count == 1 else STUDENTS[2].format(count=count)


def marks(found: Sequence[str]) -> str:
    """Why a teacher should look at an exercise or a hidden test."""
    return "; ".join(MARKS[mark] for mark in found)


def lateness(seconds: float) -> str:
    """How late a submission was; empty if it was in time."""
    if seconds <= 0:
        return ""
    hours = seconds / 3600
    if hours < 1:
        return f"{max(1, round(seconds / 60))} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"

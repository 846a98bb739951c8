"""The sentences that the checks say, by key. Written by `autograder build`."""

from __future__ import annotations

from typing import Any

TABLE: dict[str, dict[str, str]] = {
    "feedback": {
        "one-point": "1 point",
        "points": "{points} points"
    },
    "feedback-words": {
        "passed": "passed",
        "not yet": "not yet",
        "not attempted": "not attempted",
        "not graded": "not graded",
        "called": "called",
        "got": "got",
        "wanted": "wanted",
        "look at": "look at"
    },
    "comparing": {
        "of-shape-with-from-to": "{kind} of shape {shape} with {numbers} from {low} to {high}",
        "whole-numbers": "whole numbers",
        "truth-values": "truth values",
        "a-list-of-items": "a list of {count} items",
        "an-empty-set": "an empty set",
        "a-set-of-items": "a set of {count} items",
        "a-set-is-wanted": "the kind of value: a set is wanted",
        "what-is-missing": "what is missing: {items}",
        "what-does-not-belong": "what does not belong: {items}",
        "line-of-text": "{text} in line {line}",
        "lines-of-text": "no further line after {count}",
        "an-integer-of-about-digits": "an integer of about {value} digits",
        "an-integer-that-ends-in": "{about} that ends in {end}",
        "of-shape": " of shape {shape}",
        "an-array-of-shape": "an array of shape {shape}",
        "a-single-number": "a single number, {value}",
        "something-small-is-added-left-out-or": "Something small is added, left out or rounded on the way, or the result is only approached",
        "a-small-difference": "how exact it is: {near}. {small}",
        "a-factor-every-value-is-times-what": "a factor: every value is {factor} times what was wanted",
        "a-factor-yours-is-times-what": "a factor: yours is {factor} times what was wanted",
        "a-constant-every-value-is-off-by": "what is added or left out: every value is off by {value}",
        "rows-and-columns-the-result-is-transposed": "rows and columns: the result is transposed",
        "the-sign": "the sign",
        "all-rows-are-the-same": "the rows: all of yours are the same",
        "rounded-to-decimals": "rounding: yours is what was wanted, rounded to {digits} decimals",
        "precision-compute-in-float": "precision: {near}; compute in float64",
        "the-values-agree-to-about": "the values are off by about {value} of the largest one",
        "where-the-infinity-comes-from-an-overflow": "where the infinity comes from: an overflow, or the logarithm of zero",
        "where-nan-comes-from-inf-inf-or": "where nan comes from: 0/0, inf - inf or the logarithm of a negative number",
        "at": "{value} at [{where}]",
        "at-of-values-differ": "{value} at [{where}]; {wrong:,} of {size:,} values differ",
        "at-2": "{value} at {place}",
        "at-3": "{value} at {place}; {more}",
        "of-values-differ": "{value:,} of {size:,} values differ",
        "of-what-is-not-masked": "of what is not masked: ",
        "the-mask-which-says-what-is-left": "the mask, which says what is left out",
        "not-masked-at": "not masked at {place}",
        "masked-at": "masked at {place}",
        "value-of": "value {index} of {count}: ",
        "how-many-values-you-return": "how many values you return",
        "values": "{count} values",
        "value": "1 value",
        "from-character-on": ", from character {place} on",
        "for": "for {name!r}: ",
        "the-names": "the names {value}",
        "of-shape-values-from-to": "{kind} of shape {shape}, values from {low} to {high}",
        "an-empty-of-shape": "an empty {kind} of shape {shape}",
        "a-value-of-type": "a value of type {kind}",
        "masked-array-of-shape-of-values-masked": "masked array of shape {shape}, {hidden:,} of {size:,} values masked",
        "a-dict-of-items": "a dict of {count:,} items",
        "the-return-statement-the-function-returned-nothing": "the return statement: the function returned nothing",
        "the-shape-of-what-you-return": "the shape of what you return",
        "any-values": "values",
        "a-factor-you-got-times-what": "a factor: you got {factor} times what was wanted",
        "you-got-more-than-wanted": "the difference: you got {amount} more than was wanted",
        "you-got-less-than-wanted": "the difference: you got {amount} less than was wanted"
    },
    "patterns": {
        "which-is": "{number} (= {name})",
        "absolute": "the sign: where a negative number is wanted, yours is the positive one",
        "function": "{name}: that is what yours are, of the numbers that were wanted",
        "order": "the order: yours are the numbers that were wanted, in another order",
        "order-of-rows": "the order of the rows: yours are the rows that were wanted, in another order",
        "one-place-later": "the places: yours are the numbers that were wanted, each one place later",
        "one-place-earlier": "the places: yours are the numbers that were wanted, each one place earlier",
        "running-sum": "what is added up: each of yours is the sum of what was wanted up to there",
        "running-mean": "what is averaged: each of yours is the mean of what was wanted up to there",
        "sum-to-1": "the sum: yours add up to {sum}, and those that were wanted to 1",
        "sum-to-1-together": "the sums: all of yours together add up to 1, and each row should",
        "sum-to-1-columns": "the sums: each of your columns adds up to 1, and each row should",
        "sum-to-1-rows": "the sums: each row should add up to 1, and one of yours adds up to {sum}",
        "those-that-should-be": "the values that should be {value}: these are wrong, and no others",
        "only-the-first": "the first value: all others are right",
        "only-the-last": "the last value: all others are right",
        "axis-of-1-lost": "an axis of length 1 is lost",
        "axis-of-1-more": "it has an axis of length 1 more",
        "one-number": "all has become one number",
        "as-many": "it has as many numbers, put together in another way",
        "axes-in-another-order": "its axes are in another order",
        "too-many": "too many {kind}, {got} in place of {wanted}",
        "too-few": "too few {kind}, {got} in place of {wanted}"
    },
    "comparing_tables": {
        "whether-the-categories-are-ordered": "whether the categories are ordered",
        "categories-without-an-order": "categories without an order",
        "categories-with-an-order": "categories with an order",
        "dtype": "{said} (dtype {dtype})",
        "of-values-differ": "; {wrong:,} of {count:,} values differ",
        "of": " of {name}",
        "row": "row {place}",
        "where-values-are-missing": "where values are missing",
        "levels": "{nlevels} levels",
        "level": "1 level",
        "the-labels-of-the-rows": "the labels of the rows",
        "label-of": "label {place} of {name}: {value}",
        "the-order-of": "the order of {name}",
        "the-order-of-the-rows": "the order of the rows",
        "which-columns-there-are": "which columns there are",
        "in": "{name} in {wanted}",
        "in-2": "{name} in {got}",
        "how-many-levels-should-have": "how many levels {name} should have",
        "column": "column {label}",
        "how-many-values-the-has": "how many values the {kind} has",
        "how-many-rows-the-has": "how many rows the {kind} has",
        "the-type-of-what-you-return-a": "the type of what you return: a {kind} of pandas",
        "values": "{count:,} values",
        "value": "1 value",
        "rows": "{count:,} rows",
        "row-2": "1 row",
        "of-2": "{kind} of {size}",
        "of-with-the-columns": "{kind} of {size} with the columns {columns}",
        "the-dtype-which-is-what-kind-of": "the dtype, which is what kind of values pandas holds there",
        "missing": "missing"
    },
    "kinds-of-columns": {
        "numbers": "numbers",
        "truth values": "truth values",
        "texts": "texts",
        "dates": "dates",
        "time spans": "time spans",
        "categories": "categories",
        "objects": "objects",
        "zone": "dates of the time zone {zone}"
    },
    "labels-of-tables": {
        "columns": "the columns",
        "index": "the index",
        "labels": "the labels",
        "categories": "the categories"
    },
    "articles-of-tables": {
        "DataFrame": "a",
        "Series": "a",
        "Index": "an"
    },
    "visible_checks": {
        "as-wanted": "as wanted: {call}",
        "as-wanted-refused": "as wanted: {call} raises {error}",
        "part": "{got} as {what}",
        "stopped": "no result: it was interrupted",
        "unreadable": "{got}, which the check could not use ({error})",
        "no-call": "The check of {name} ended with {error}.",
        "your-lines": "In your cells:",
        "lines": "In the notebook:",
        "line": "  line {number}, in {function}: {text}",
        "more-lines": "  ... and {count} more",
        "waits": "Exercise {number}, {name}, still waits for your answer ({points}).\nReplace the line with NotImplementedError.",
        "waits-for-another": "Exercise {number}, {name}, uses {other}, which still waits for your answer.\nReplace the line with NotImplementedError there.",
        "not-defined": "Exercise {number}, {name}: {missing} is not defined.\nRun the cell above, and look at what it says.",
        "shown-later": "This cell waits for your answer to {name}.",
        "shown-later-numbered": "This cell waits for exercise {number}, {name}.",
        "cells-above": "This cell needs {missing}, which is not defined. Run the cells above, and look at what they say.",
        "not-shown": "This cell could not go on: {error}.\nIf it uses your answers, look at what the public checks say of them.",
        "a-result": "a result",
        "an-error": "the exception {name}",
        "values": "{count} values, {names}",
        "type": "the type, which is {kind}",
        "place": "the first place that differs, {place}",
        "value": "the value",
        "refuses": "the arguments for which the exercise asks for an exception",
        "summary": "Public checks pass for {passed} of {total} points. Hidden tests decide the rest.",
        "summary-of-written": "{points} more for a written answer, read by a person.",
        "summary-of-several-written": "{points} more for written answers, read by a person.",
        "caption": "Public checks by exercise",
        "exercise": "Exercise",
        "worth": "Points",
        "state": "Public checks",
        "written-stub": "*Write your answer here, in a few sentences.*",
        "save": "Save the notebook before you submit it: what is handed in is the file as it was saved last.",
        "practice": "This course gives practice feedback: hand in before it is due, and soon after there is a page that says what is right so far, and is no grade. Tries that count in 24 hours: {attempts}.",
        "practice-left": "Practice feedback: {left} of {attempts} tries in 24 hours are left, as of {time}.",
        "practice-next": "The next one counts from {time} on.",
        "practice-ends": "Practice ends when this is due, {time}.",
        "practice-ended": "Practice feedback has ended: this was due {time}.",
        "practice-unreadable": "{name} says something of practice feedback that cannot be read, and is ignored.",
        "no-progress": "The progress cannot be shown ({error})."
    },
    "states-of-checks": {
        "passes": "passes",
        "fails": "does not pass",
        "waiting": "waits for your answer",
        "waiting for another": "waits for {other}",
        "not run": "not run yet: run the cell with its checks",
        "interrupted": "not run: interrupted",
        "read": "written answer, read by a person",
        "blank": "written answer, blank in the saved notebook"
    }
}


def section(name: str) -> dict[str, str]:
    """The sentences of one section by key, as they stand there."""
    return TABLE[name]


def text(key: str) -> str:
    """The sentence `section.key` as it stands in the table, with places for values."""
    part, _, name = key.partition(".")
    return TABLE[part][name]


def say(key: str, **values: Any) -> str:
    """The sentence `section.key` with its values."""
    return text(key).format(**values)

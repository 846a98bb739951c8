"""Text of students as a terminal and a program's listing show it: colours stay, nothing else acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.text import coloured, cut, plain, visible

TEXTS = {
    "the title of a terminal": ("\x1b]0;owned\x07a", "a"),
    "a link": ("\x1b]8;;http://example.org\x1b\\text\x1b]8;;\x1b\\", "text"),
    "the clipboard": ("\x1b]52;c;AAAA\x1b\\a", "a"),
    "the cursor": ("\x1b[2J\x1b[10;10Ha", "a"),
    "a device request": ("\x1bP+q544e\x1b\\a\x1b[c", "a"),
    "one-character sequences": ("\x9b2Ja\x9d0;t\x9cb\x85", "ab"),
    "an escape alone": ("a\x1b", "a"),
    "an escape that never ends": ("\x1b]0;a\nb", "\nb"),
    "an escape inside an escape": ("\x1b\x1b[2J[2Ja", "[2Ja"),
    "control characters": ("a\0\x07\x08\x7fb", "ab"),
    "overrides of the direction": ("a\u202eb\u2066c\u2069", "abc"),
    "half a surrogate pair": ("a\ud800b", "a\ufffdb"),
    "line ends of all kinds": ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    "what is harmless": ("α\tβ\n漢字 é 👍🏽 \u200f", "α\tβ\n漢字 é 👍🏽 \u200f"),
}


@pytest.mark.parametrize(("given", "left"), TEXTS.values(), ids=TEXTS.keys())
def test_text_loses_what_a_terminal_would_act_on(given: str, left: str) -> None:
    assert (plain(given), coloured(given)) == (left, left)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
        ("\x1b[1;38;5;200mx\x1b[m", "\x1b[1;38;5;200mx\x1b[0m"),
        ("\x1b[48;2;1;2;3mx", "\x1b[48;2;1;2;3mx"),
        ("\x1b[38mx", "x"),  # nbconvert fails over these two
        ("\x1b[1;48;5mx", "\x1b[1mx"),
        ("\x1b[38;5;999mx", "x"),
        ("\x1b[" + "9" * 90 + "mx", "x"),
        ("\x1b[8mhidden\x1b[5mblinking", "hiddenblinking"),
    ],
)
def test_colours_stay_if_they_are_well_formed(given: str, left: str) -> None:
    assert coloured(given) == left


def test_a_text_of_nothing_but_colours_is_cut_down() -> None:
    assert coloured("\x1b[31mx" * 10_000).count("\x1b") == 2000


@given(st.text(alphabet=st.sampled_from("\x1b[]mP\\0;8\x07\x9b\x9c\n\ra\u202e\ud800")))
def test_no_escape_but_colours_is_left_of_any_text(text: str) -> None:
    left = coloured(text)
    assert "\x1b" not in plain(text)
    assert all(
        piece.partition("m")[0].replace(";", "").isdigit() for piece in left.replace("\x1b[", "\x1b").split("\x1b")[1:]
    )
    assert left.encode().decode() == left


def test_what_cannot_be_seen_in_a_program_is_shown() -> None:
    assert visible("x = 1 # \u202e\0\n\tpass\r\n") == "x = 1 # \\u202e\\u0000\n\tpass\n"


def test_a_cut_is_said_in_a_sentence() -> None:
    assert cut("abcdef", 3) == "abc\n... cut here: 3 of 6 characters are shown ..."

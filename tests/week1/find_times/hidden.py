"""What `find_times` is graded by."""

from autograder.testing import agree, claim, hidden

WORDS = ("left", "at the lake", "rain since", "home by", "rest")


def a_time(rng):
    """A time of day of two digits for the hour."""
    return f"{rng.integers(10, 24)}:{rng.integers(0, 60):02d}"


def a_word(rng):
    return str(rng.choice(WORDS))


@hidden("find_times", points=2)
def finds_each_time_in_order(answer, reference, rng):
    """All times come in one list, in the order of the texts."""
    notes = [
        f"{a_word(rng)} {a_time(rng)}, {a_word(rng)} {a_time(rng)}.",
        a_word(rng),
        a_time(rng),
        f"({a_time(rng)}-{a_time(rng)})",
    ]
    agree(answer, reference, notes)
    agree(answer, reference, [f"{a_word(rng)} {a_time(rng)}\n{a_time(rng)}", ""])
    twice = a_time(rng)
    agree(answer, reference, [f"{twice} {a_word(rng)} {twice}", twice])
    agree(answer, reference, [a_word(rng)])
    agree(answer, reference, [])


@hidden("find_times", points=1)
def hours_may_have_one_digit(answer, reference, rng):
    """Hours of one digit come as they are written, with or without a leading zero."""
    for hour in (0, int(rng.integers(1, 9)), 9):
        agree(answer, reference, [f"{a_word(rng)} {hour}:{rng.integers(10, 60)} or 0{hour}:{rng.integers(10, 60)}"])
    agree(answer, reference, [f"at{rng.integers(1, 10)}:05h", f"_{rng.integers(10, 20)}:00_"])


@hidden("find_times", points=1)
def hours_and_minutes_have_their_bounds(answer, reference, rng):
    """Hours go up to 23."""
    agree(answer, reference, [f"{a_word(rng)} 23:59, 20:00, 19:59, 10:00, 00:00"])
    agree(
        answer, reference, [f"24:{rng.integers(10, 60)}", f"{rng.integers(25, 30)}:10", f"{rng.integers(30, 100)}:15"]
    )
    with claim("Minutes go up to 59."):
        agree(answer, reference, [f"{rng.integers(10, 24)}:60", f"{rng.integers(10, 24)}:{rng.integers(61, 100)}"])
    with claim("Minutes have two digits."):
        agree(answer, reference, [f"{rng.integers(10, 24)}:{rng.integers(0, 10)} {a_word(rng)}"])


@hidden("find_times", points=1)
def no_digit_or_colon_stands_beside(answer, reference, rng):
    """Where a digit stands directly before or behind, there is no time."""
    time, digit = a_time(rng), int(rng.integers(0, 10))
    agree(answer, reference, [f"{time}{digit}"])
    agree(answer, reference, [f"{digit}{time}"])
    with claim("Where a colon stands directly before or behind, there is no time."):
        agree(answer, reference, [f"{time}:{rng.integers(10, 60)}", f"{time}:"])
        agree(answer, reference, [f":{time}"])

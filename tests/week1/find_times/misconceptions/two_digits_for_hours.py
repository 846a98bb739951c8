"""Misses times with one digit for the hour.

Costs: 1
Says: value
Hint: Is "9:05" found? Which part of the pattern may be missing, and which sign says so?
"""


def find_times(notes):
    pattern = r"(?<![0-9:])(?:[01][0-9]|2[0-3]):[0-5][0-9](?![0-9:])"
    return [time for note in notes for time in re.findall(pattern, note)]

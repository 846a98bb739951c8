"""Looks for the ends of words instead of digits and colons around a time.

Costs: 2
Says: value
Hint: `\\b` stands between a letter or digit and something else. Is there one between "t" and "9" in "at9:05h"? And is there one between "30" and ":" in "12:30:15"?
"""


def find_times(notes):
    pattern = r"\b(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\b"
    return [time for note in notes for time in re.findall(pattern, note)]

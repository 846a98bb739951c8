"""Takes any digits for hours and minutes, and so finds what is no time.

Costs: 1
Says: value
Hint: Is 24:10 a time of day, or 12:75? Which digits may stand in the first place of the minute?
"""


def find_times(notes):
    pattern = r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9:])"
    return [time for note in notes for time in re.findall(pattern, note)]

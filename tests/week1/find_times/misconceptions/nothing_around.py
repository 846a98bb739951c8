"""Does not look at what stands before and behind, and so finds parts of longer numbers.

Costs: 2
Says: value
Hint: Your pattern finds 9:30 in "19:305". What stands directly before and behind it?
"""


def find_times(notes):
    pattern = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
    return [time for note in notes for time in re.findall(pattern, note)]

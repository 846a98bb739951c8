"""Returns what the groups hold instead of the whole times.

Costs: 4
Says: value
Hint: With a group in the pattern, `re.findall` returns the group alone. How does a group look that does not count?
"""


def find_times(notes):
    pattern = r"(?<![0-9:])([01]?[0-9]|2[0-3]):[0-5][0-9](?![0-9:])"
    return [time for note in notes for time in re.findall(pattern, note)]

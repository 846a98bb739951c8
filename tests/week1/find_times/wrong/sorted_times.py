"""Sorts the times.

Is: nothing
"""


def find_times(notes):
    pattern = r"(?<![0-9:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![0-9:])"
    return sorted(time for note in notes for time in re.findall(pattern, note))

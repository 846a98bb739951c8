"""Finds the first time of each text only.

Is: nothing
"""


def find_times(notes):
    pattern = r"(?<![0-9:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![0-9:])"
    return [found.group() for note in notes if (found := re.search(pattern, note))]

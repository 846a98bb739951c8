"""Returns a list for each text instead of one for all.

Costs: 5
Says: values
Hint: The worked example is one list of times, with no lists in it. How do you put what you find in a text behind what you have?
"""


def find_times(notes):
    pattern = r"(?<![0-9:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![0-9:])"
    return [re.findall(pattern, note) for note in notes]

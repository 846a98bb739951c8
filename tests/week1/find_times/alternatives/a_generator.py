"""As a chain, in the end a list."""


def find_times(notes):
    hour, minute = r"(?:2[0-3]|1\d|0?\d)", r"[0-5]\d"
    return sum((re.findall(rf"(?<![\d:]){hour}:{minute}(?![\d:])", note) for note in notes), start=[])

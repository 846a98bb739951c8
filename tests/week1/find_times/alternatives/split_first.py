"""Splits at all that is neither digit nor colon."""


def find_times(notes):
    found = []
    for note in notes:
        for piece in re.split(r"[^0-9:]+", note):
            if re.fullmatch(r"(0?[0-9]|1[0-9]|2[0-3]):[0-5][0-9]", piece):
                found.append(piece)
    return found

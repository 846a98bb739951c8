"""With a compiled pattern, finditer and a loop."""


def find_times(notes):
    pattern = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?![\d:])")
    found = []
    for note in notes:
        for match in pattern.finditer(note):
            if int(match.group(1)) < 24 and int(match.group(2)) < 60:
                found.append(match.group())
    return found

"""Text without what a terminal or a reader could be fooled by."""

from __future__ import annotations

import re

from autograder.guest.sentences import say

MAX_COLOURS = 2000  # changes of colour in one text: nbconvert's time grows with their number times the text's length

_OVERRIDES = "\u202a-\u202e\u2066-\u2069"  # they make text read otherwise than it is
_ESCAPES = re.compile(
    # A sequence that sets something (colours, the cursor), one that carries a text to its end (titles, links, the
    # clipboard), and any other; each also in the form that begins with one character of 0x80 to 0x9f. Every part is
    # bounded and may be missing, so that the time is linear whatever follows.
    r"(?:\x1b\[|\x9b)(?P<set>[0-?]{0,100}[ -/]{0,10}[@-~]?)"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,1000}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]{0,10}[0-~]?"
    r"|\r\n?|[\u2028\u2029]"
    r"|[\ud800-\udfff]"
    rf"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_OVERRIDES}]"
)
_INVISIBLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_OVERRIDES}\ud800-\udfff]")
_COLOURS = re.compile(r"([0-9;]{0,100})m")
_PALETTE = frozenset([0, 1, 3, 4, 7, 22, 23, 24, 27, *range(30, 38), 39, *range(40, 48), 49, *range(90, 108)])


def plain(text: str) -> str:
    """The text without escapes, control characters and overrides; half a surrogate pair becomes U+FFFD."""
    return _ESCAPES.sub(lambda found: _instead(found.group()), text)


def coloured(text: str) -> str:
    """As `plain`, but colours stay, as the escapes that nbconvert and JupyterLab turn into styles."""
    room = MAX_COLOURS

    def replacement(found: re.Match[str]) -> str:
        nonlocal room
        colours = _COLOURS.fullmatch(found.group("set") or "")
        if colours is None or not room:
            return _instead(found.group())
        room -= 1
        return _well_formed(colours.group(1))

    return _ESCAPES.sub(replacement, text)


def visible(source: str) -> str:
    r"""Program text that reads as it runs: what cannot be seen is shown, for example as \u202e."""
    source = source.replace("\r\n", "\n")
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found.group()):04x}", source)


def cut(text: str, limit: int) -> str:
    """The text, or its first `limit` characters and a sentence that says so."""
    if len(text) <= limit:
        return text
    return say("text.cut-here-of-characters-are-shown", text=text[:limit], limit=limit, count=len(text))


def _instead(found: str) -> str:
    if found[0] in "\r\u2028\u2029":
        return "\n"
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""


def _well_formed(numbers: str) -> str:
    """The escape for these colours, without numbers that mean none: nbconvert fails over half a colour."""
    given = [int(number) if len(number) < 4 else 999 for number in (part or "0" for part in numbers.split(";"))]
    kept: list[int] = []
    while given:
        number = given.pop(0)
        if number in _PALETTE:
            kept.append(number)
        elif number in (38, 48):
            length = {5: 2, 2: 4}.get(given[0] if given else 0, 0)
            colour, given = given[:length], given[length:]
            if not colour or len(colour) < length or max(colour) > 255:
                break
            kept += [number, *colour]
    return f"\x1b[{';'.join(map(str, kept))}m" if kept else ""

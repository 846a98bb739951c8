"""Text cells: kept to the letter if they render to harmless HTML, defused if not.

nbconvert, and with it the formgrader, passes raw HTML, `javascript:` links and Mermaid diagrams through, and takes a
heading's text for its id. JupyterLab sanitises what it renders. So nbconvert's own renderer is asked what it makes of a
cell, and only what it makes is judged: no other reading of Markdown decides what is code and what is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.filters.strings import strip_files_prefix

from autograder.course.text import cut, plain
from autograder.guest.sentences import say
from autograder.sanitize.html import ALLOWED as IN_OUTPUTS
from autograder.sanitize.html import LINK, Allowed, is_harmless

MAX_MARKDOWN = 20_000  # characters of one cell: the renderer's time may grow with their square

_ALIGNED = {"style": "text-align: ?(?:left|right|center);?"}
_HEADING = {"id": '[^"<>]*'}
ALLOWED: Allowed = {
    **{name: {} for name in IN_OUTPUTS if name not in ("div", "span", "table")},
    **{f"h{level}": _HEADING for level in range(1, 7)},
    "a": {"href": f'{LINK}|#[^"<>]*', "title": '[^"<>]*', "class": "anchor-link"},
    "code": {"class": r'language-[^"<>\s]*'},
    "div": {"class": "highlight"},
    "img": {**IN_OUTPUTS["img"], "title": '[^"<>]*'},
    "input": {"class": "task-list-item-checkbox", "type": "checkbox", "disabled": "", "checked": ""},
    "li": {"class": "task-list-item"},
    "ol": {"start": "[0-9]{1,9}"},
    "span": {"class": "[a-z0-9]{1,3}"},  # Pygments
    "table": {},
    "td": _ALIGNED,
    "th": _ALIGNED,
}
# Ids that the page around a cell uses itself: the formgrader finds the fields for points and comments by them.
_TAKEN = frozenset(["notebook", "notebook-container", "statusmessage", "toc"])
_SUFFIXES = ("", "-comment", "_extra_credit")

_SEGMENTS = re.compile(  # the prose is what stands between: code in fences, code in lines, formulas
    r"(?P<fence>^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ \t>]*(?P=mark)[^\n]*$|\Z))"
    r"|(?P<code>(?<![`\\])(?P<ticks>`{1,9})(?!`)(?s:.{0,2000}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<formula>(?<!\\)\$\$(?s:.{0,2000}?)\$\$|(?<![\\$])\$(?![\s$])[^$\n]{0,500}\$)",
    re.MULTILINE,
)
_SAFE_TARGET = r"\s*<?(?:https?://|mailto:|#)"
#: What a block of code may be coloured as; lexers of rare languages take for ever over some texts.
_LANGUAGES = "bash c console cpp diff ipython3 java json julia latex py pycon python python3 r sh sql tex text"
LANGUAGES = frozenset(_LANGUAGES.split())
_SORRY = say("markdown.this-cell-could-not-be-shown-safely")


def safe_markdown(source: str, taken: Collection[str] = ()) -> str:
    """The cell's text, changed only where it would do more than show something.

    `taken` are grade ids: no heading may have the id of a field that belongs to one of them.
    """
    text = cut(plain(source), MAX_MARKDOWN)
    defused = _defused(text)
    candidates = (text, defused, _retitled(defused), fenced(text), _literal(text))
    return next((found for found in candidates if _renders_harmless(found, taken)), _SORRY)


def fenced(text: str) -> str:
    """The text as it was typed, in a block of code that it cannot end."""
    runs = [len(run) for run in re.findall("`+", text)]
    mark = "`" * max(3, 1 + max(runs, default=0))
    return f"{mark}\n{text}\n{mark}"


class _Renderer(IPythonRenderer):
    """nbconvert's, which refuses languages that are not on the list."""

    def block_code(self, code: str, info: str | None = None) -> str:
        """A block of code as HTML."""
        if info and info.strip() and _first_word(info) not in LANGUAGES:
            raise ValueError(f"no lexer for {info}")
        html: str = super().block_code(code, info)
        return html


def _first_word(info: str) -> str:
    return (info.split(maxsplit=1) or [""])[0].lower()


def _renders_harmless(source: str, taken: Collection[str]) -> bool:
    try:
        # The templates cut the prefix `files/` off addresses, which may turn one into another.
        html = MarkdownWithMath(renderer=_Renderer(escape=False)).render(source)
        if "files/" in html:  # looking for it takes seconds for a text of many brackets
            html = strip_files_prefix(html)
    except Exception:  # for example a picture that is not attached: the formgrader would fail on it
        return False
    if not is_harmless(html, ALLOWED):
        return False
    ids = set(re.findall(r'<h[1-6] id="([^"]*)"', html))
    return not ids & (_TAKEN | {name + suffix for name in taken for suffix in _SUFFIXES})


def _defused(text: str) -> str:
    """Markdown in which raw HTML reads as text, other links as what they are, and pictures from elsewhere as links."""
    pieces, place = [], 0
    for found in _SEGMENTS.finditer(text):
        pieces.append(_defused_prose(text[place : found.start()]))
        place = found.end()
        if found["fence"]:
            first, _, rest = found.group().partition("\n")
            mark, language = re.split(r"(?<=[`~])(?![`~])", first, maxsplit=1)
            pieces.append(f"{mark}{language if _first_word(language) in LANGUAGES else ''}\n{rest}")
        elif found["formula"]:
            pieces.append(re.sub(r"<(?=[A-Za-z/!?])", r"\\lt ", found.group()))
        else:
            pieces.append(found.group())
    return "".join(pieces) + _defused_prose(text[place:])


def _defused_prose(text: str) -> str:
    text = re.sub(r"(?<!\\)((?:\\\\)*)<(?=[A-Za-z/!?])", r"\1\\<", text)
    text = re.sub(r"(?<!\\)!(?=\[)", r"\\!", text)
    text = re.sub(rf"\]\((?!{_SAFE_TARGET})", r"]\\(", text)
    return re.sub(rf"^([ \t>]*)\[(?=[^\]\n]+\]:(?!{_SAFE_TARGET}))", r"\1\\[", text, flags=re.MULTILINE)


def _retitled(text: str) -> str:
    """Markdown in which no heading has the id of something else on the page."""
    return re.sub(r"^( {0,3}#{1,6}[ \t]+)(\S.*)$", r"\1\2 (a heading of the student's)", text, flags=re.MULTILINE)


def _literal(text: str) -> str:
    """The text with every sign of Markdown made a plain character."""
    lines = (re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line.expandtabs(4)) for line in text.split("\n"))
    return "  \n".join(re.sub(r"^ +", lambda found: "\u00a0" * len(found.group()), line) for line in lines)

"""Code cells whose text no kernel would run, or not as it was meant, put right where that is beyond doubt.

A code cell may hold Markdown's fences around the code, the body of a function whose head is in the cell before, or once
more the stub below the answer. Nothing is run.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from collections.abc import Collection, Iterator

from autograder.guest.sentences import say, text
from autograder.submissions.definitions import Definition, is_not_implemented, parsed

_FENCE = re.compile(r"\s*(```+|~~~+)\s*[\w+.{}-]*\s*")
#: A statement of Python 3.12.
_NEWER = re.compile(r"^\s*(type\s+\w+\s*(\[.*\])?=|(async\s+)?(def|class)\s+\w+\[)")
_F_STRING = re.compile(r"\b(?:[fF][rR]?|[rR][fF])([\"'])(?!\1\1)")
_MAX_LINE = 2000  # characters of a line that are looked at
_SENTENCE = 3  # words
#: What a line of code has that is broken, and prose has not.
_LIKE_CODE = re.compile(r"^\s*(def|class|import|from|for|while|return|print)\b.*[:(]|^\s*\w+\s*=[^=]", re.MULTILINE)
_INVISIBLE = {
    **dict.fromkeys((0xA0, 0x2007, 0x202F, 0x3000), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
}
_LEFT_OUT = text("repairing.the-stub-of-name-stood-here-again")


def without_invisible(source: str) -> str:
    """The cell without characters that nobody sees and Python refuses, as pages and chats put into code.

    Unchanged if it is Python with them, or none without.
    """
    seen = source.translate(_INVISIBLE)
    return source if seen == source or parsed(source) is not None or parsed(seen) is None else seen


def without_fences(source: str) -> str:
    """The cell without the fences that Markdown puts around code, and with the text outside of them as comments.

    Unchanged if there are none, or if it is not clear what is code.
    """
    lines = source.split("\n")
    marks = [number for number, line in enumerate(lines) if _FENCE.fullmatch(line)]
    if not 1 <= len(marks) <= 2 or parsed(source) is not None:
        return source
    start, end = marks if len(marks) == 2 else (marks[0], len(lines))
    if len(marks) == 1 and "".join(lines[: marks[0]]).strip():  # the closing one alone
        start, end = -1, marks[0]
    outside = "\n".join([*lines[: max(start, 0)], *lines[end + 1 :]])
    code = "\n".join(lines[start + 1 : end])
    if parsed(textwrap.dedent(code)) is None or not code.strip():
        return source
    if _is_code(outside):
        return "\n".join(line for number, line in enumerate(lines) if number not in marks)
    commented = [f"# {line}" if line.strip() else line for line in lines]
    return "\n".join([*commented[: max(start, 0)], textwrap.dedent(code), *commented[end + 1 :]])


def is_prose(source: str) -> bool:
    """Whether a cell of code is sentences, or comments and strings alone, and nothing that would run."""
    if any(line.lstrip()[:1] in ("%", "!") for line in source.split("\n")) or len(source.split()) < _SENTENCE:
        return False
    tree = parsed(re.sub(r"\?[ \t]*$", "", source, flags=re.MULTILINE))
    if tree is None:
        return not _LIKE_CODE.search(source)
    return all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in tree.body)


def _is_code(text: str) -> bool:
    """Whether a text is Python, and no word that happens to be."""
    tree = parsed(text)
    return tree is not None and not any(isinstance(node, ast.Expr) for node in tree.body)


def joined(first: str, second: str) -> str | None:
    """Two cells as one, if a function or class begins in the first and goes on in the second; else None."""
    line = next((line for line in second.split("\n") if line.strip()), "")
    if not line[:1].isspace() or not first.strip():
        return None
    whole = f"{first.rstrip()}\n{second}"
    tree = parsed(whole)
    if tree is None or not _stands_alone(tree) or not tree.body:
        return None
    length = len(first.rstrip().split("\n"))
    spanning = [node for node in tree.body if node.lineno <= length < (node.end_lineno or 0)]
    if len(spanning) != 1 or not isinstance(spanning[0], Definition):
        return None
    head, body = parsed(first), parsed(textwrap.dedent(second))
    if head is None or body is None or not _stands_alone(head) or not _stands_alone(body):
        return whole
    methods = isinstance(spanning[0], ast.ClassDef) and all(map(_is_method, body.body))
    return whole if methods else None


def _stands_alone(tree: ast.Module) -> bool:
    """Whether no `return` stands outside of a function."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return):
            return False
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [each for each in ast.iter_child_nodes(node) if not isinstance(each, ast.expr)]
    return True


def _is_method(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and [each.arg for each in node.args.args[:1]] == ["self"]


def is_stub(node: ast.stmt, stubs: Collection[str]) -> bool:
    """Whether a definition is one that students get; `stubs` are the course's own, as `ast.dump` writes them."""
    if ast.dump(node) in stubs:
        return True
    body = list(getattr(node, "body", []))
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return isinstance(node, ast.FunctionDef) and len(body) == 1 and is_not_implemented(body[0])


def top_level(source: str) -> Iterator[Definition]:
    """The functions and classes that a cell defines outside of any block."""
    tree = parsed(source)
    for node in tree.body if tree is not None else ():
        if isinstance(node, Definition):
            yield node


def without(source: str, nodes: Collection[Definition]) -> str:
    """The cell without these definitions; a comment stands in the place of each."""
    lines = source.split("\n")
    for node in sorted(nodes, key=lambda node: node.lineno, reverse=True):
        start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        lines[start - 1 : node.end_lineno] = [_LEFT_OUT.format(name=node.name)]
    return "\n".join(lines)


def stub_above_code(node: Definition) -> bool:
    """Whether a function still has the line of the stub, above other lines."""
    raising = [number for number, each in enumerate(node.body) if is_not_implemented(each)]
    return isinstance(node, ast.FunctionDef) and bool(raising) and raising[0] < len(node.body) - 1


def _has_new_f_string(line: str) -> bool:
    """Whether an f-string stands in a line that Python reads from 3.12 on: with its own quotes, or a backslash, inside
    of braces.
    """
    line = line[:_MAX_LINE]
    position = 0
    while found := _F_STRING.search(line, position):
        new, position = _f_string(line, found.end(), found[1])
        if new:
            return True
    return False


def _f_string(line: str, start: int, quote: str) -> tuple[bool, int]:
    """Whether an f-string that begins there is of the newer kind, as Python 3.12 reads it, and where it ends.

    One that never ends is of no kind.
    """
    new, depth, inner, position = False, 0, "", start
    while position < len(line):
        sign = line[position]
        position += 1
        if sign == "\\":
            new |= depth > 0
            position += 1
        elif inner:  # in a string inside of braces
            inner = "" if sign == inner else inner
        elif not depth and sign == quote:
            return new, position
        elif not depth and sign in "{}" and line[position : position + 1] == sign:
            position += 1
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth and sign in "\"'":
            inner, new = sign, new or sign == quote
    return False, len(line)


def oddity(source: str) -> str:
    """What a code cell holds that is no code, as something to look at; empty if nothing of that kind was seen."""
    tree = parsed(source)
    if tree is not None:
        told = say("repairing.the-return-that-stands-outside-of-a")
        return "" if _stands_alone(tree) else told
    lines = source.split("\n")
    if any(_FENCE.fullmatch(line) for line in lines):
        return say("repairing.the-lines-with-or-they-are-markdown")
    if any(re.match(r"\s*(>>>( |$)|In \[\d*\]:|Out\[\d*\]:)", line) for line in lines):
        return say("repairing.the-prompts-or-in-and-outputs-that")
    if any(re.match(r"(<{7}|={7}|>{7})( |$)", line) for line in lines):
        return say("repairing.the-lines-with-or-two-versions-were")
    if re.search("[‘’“”„]", source):
        return say("repairing.the-quotes-code-takes-straight-ones-alone")
    if sys.version_info < (3, 12) and any(_NEWER.search(line) or _has_new_f_string(line) for line in lines):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return say("repairing.what-newer-versions-of-python-allow-and", version=version)
    if any(re.match(r" *\t", line) for line in lines) and any(re.match(r" {2,}\S", line) for line in lines):
        return say("repairing.the-indentation-it-has-tabs-in-some")
    return ""

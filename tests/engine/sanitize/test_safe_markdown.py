"""Cells of text: ordinary text stays to the letter, and no text does anything in the formgrader."""

from __future__ import annotations

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showing import Seen, formgrader

from autograder.sanitize.markdown import MAX_MARKDOWN, safe_markdown

KEPT = {
    "headings and emphasis": "# Title\n\n**bold** *it* ~~gone~~",
    "formulas": "$a<b$, $\\alpha$ and\n\n$$\\begin{aligned} a &< b \\\\ c &> d \\end{aligned}$$",
    "an environment": "\\begin{equation}a<b\\end{equation}",
    "a table": "| a | b |\n|:-:|--:|\n| 1 | $x$<br>y |",
    "lists": "1. a\n   - b\n\n- [x] done\n- [ ] open",
    "code": "`a<b` and\n\n```python\nif a<b: print('<script>')\n```\n\n    <b>indented",
    "harmless HTML": "H<sub>2</sub>O, <b>bold</b>",
    "links": "[a](https://example.org/?a=1&b=2 'title'), https://example.org, <https://example.org>, [b](#Title)",
    "comparisons": "x < y, a<-b, 3<4, <3",
    "a quotation": "> said\n> > before",
    "definitions": "term\n: meaning",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_ordinary_text_stays_to_the_letter(text: str) -> None:
    assert safe_markdown(text) == text


DEFUSED = {
    "a script": ("<script>1</script>", "\\<script>1\\</script>"),
    "a handler": ("a <img src=x onerror=1>", "a \\<img src=x onerror=1>"),
    "a harmful link": ("[x](javascript:1)", "[x]\\(javascript:1)"),
    "one that the template makes": ("[x](files/javascript:1)", "[x]\\(files/javascript:1)"),
    "one by reference": ("[x][y]\n\n[y]: javascript:1", "[x][y]\n\n\\[y]: javascript:1"),
    "one in brackets": ("<javascript:1>", "\\<javascript:1>"),
    "a picture from elsewhere": ("![x](http://example.org/a)", "\\![x](http://example.org/a)"),
    "a picture that is not attached": ("![x](attachment:a.png)", "\\![x]\\(attachment:a.png)"),
    "a diagram": ("```mermaid\n<img src=x onerror=1>\n```", "```\n<img src=x onerror=1>\n```"),
    "tags that close the page": ("</div></div>", "\\</div>\\</div>"),
    "tags that stay open": ("<b>x", "\\<b>x"),
    "a block that stays open": ("<blockquote>\n\nx", "\\<blockquote>\n\nx"),
    "a comment that stays open": ("<!-- x", "\\<!-- x"),
    "a language of a rare lexer": ("```brainfuck\n+\n```", "```\n+\n```"),
    "code beside it": ("`<b>` <script>\n\n$a<b$", "`<b>` \\<script>\n\n$a\\lt b$"),
    "the id of a field": ("# test_double", "# test_double (a heading of the student's)"),
    "the id of a field, underlined": ("test_double\n===", "```\ntest_double\n===\n```"),
    "the id of a part of the page": ("# notebook", "# notebook (a heading of the student's)"),
}


@pytest.mark.parametrize(("given", "left"), DEFUSED.values(), ids=DEFUSED.keys())
def test_text_that_would_do_something_is_defused(given: str, left: str) -> None:
    assert safe_markdown(given, ["test_double"]) == left


@pytest.mark.parametrize(("given", "left"), DEFUSED.values(), ids=DEFUSED.keys())
def test_defusing_is_needed_and_enough(given: str, left: str) -> None:
    def page(source: str) -> list[str]:
        cell = nbformat.v4.new_markdown_cell(source, id="a")
        cell.attachments = {"a.png": {"image/png": "AAAA"}} if "attachment" in source else {}
        return Seen(formgrader(nbformat.v4.new_notebook(cells=[cell]))).active

    harmless = page("x")
    assert page(left) == harmless


_PIECES = [
    "<script>x",
    "</script>",
    "<img src=x onerror=1>",
    "](javascript:1)",
    "[x]",
    "[x]: ",
    "![",
    "`",
    "```",
    "~~~",
]
_PIECES += [
    "$",
    "$$",
    "\\\\[",
    "\\\\]",
    "\\begin{a}",
    "\\end{a}",
    "<!--",
    "-->",
    "<",
    ">",
    "&lt;",
    "\\",
    "\n",
    "\n\n",
    "    ",
]
_PIECES += [
    "mermaid\n",
    "# ",
    "> ",
    "- ",
    "|",
    "|-|\n",
    "<b>",
    "</b>",
    "<details>",
    "files/",
    "\n===\n",
    "a",
    " ",
    "*",
    "_",
    '"',
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_no_text_does_anything_in_the_formgraders_renderer(pieces: list[str]) -> None:
    from nbconvert.filters import markdown2html
    from nbconvert.filters.strings import strip_files_prefix

    text = safe_markdown("".join(pieces), ["test_double"])
    assert Seen(strip_files_prefix(markdown2html(text))).active == []


def test_text_that_is_too_long_is_cut() -> None:
    assert "cut here: 20,000 of 30,000" in safe_markdown("x" * 30_000)
    assert len(safe_markdown("[" * 30_000)) < 2 * MAX_MARKDOWN

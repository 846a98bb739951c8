"""What students wrote and put out, as it reaches those who open it: shown, and unable to do anything."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.utils import determine_grade
from traitlets.config import Config

from autograder.batch import grade_class
from autograder.course import Assignment
from autograder.notebooks import cell_of, read
from autograder.safe import html, notebook, pictures
from autograder.safe.html import clean_html
from autograder.safe.markdown import MAX_MARKDOWN, safe_markdown
from autograder.safe.notebook import make_safe
from autograder.safe.pictures import picture
from autograder.safe.text import coloured, cut, plain, visible
from autograder.samples import Work
from autograder.work import RESULT

RUN = "document.title = 'ran'"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, extra: bytes = b"", after: bytes = b"") -> str:
    rows = zlib.compress(b"\0\0\0\0\0\0\0" * 2)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + after
    return base64.b64encode(data).decode()


def jpeg(width: int = 2, height: int = 2, extra: bytes = b"") -> str:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\1\1\0\0\x3f\0" + b"\x12\x34"
    return base64.b64encode(b"\xff\xd8" + extra + frame + scan + b"\xff\xd9").decode()


class Seen(HTMLParser):
    """What of a page could do something: a second opinion on what the engine lets through."""

    QUIET = """a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img input kbd li mark ol p pre s small
        span strong sub sup table tbody td th thead tr u ul"""
    ADDRESSES = {"href": ("http://", "https://", "mailto:", "#"), "src": ("data:image/",)}  # noqa: RUF012

    def __init__(self, page: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in self.QUIET.split():
            self.active.append(tag)
        for name, value in attributes:
            address = (value or "").strip().lower()
            harmful = name.startswith("on") or name in ("name", "srcset", "action", "formaction")
            harmful = harmful or (name == "style" and ("url" in address or "position" in address))
            if harmful or not address.startswith(self.ADDRESSES.get(name, "")):
                self.active.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.active.append(f"comment {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def formgrader(nb: NotebookNode) -> str:
    """The cells of a notebook as the formgrader shows them, without the page around."""
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    resources = {"index": 0, "total": 1, "base_url": "", "student": "student01", "notebook_path": "a"}
    page = HTMLExporter(config=config).from_notebook_node(nb, resources=resources)[0]
    return page.partition('id="notebook-container">')[2].partition('<div class="help">')[0]


def made_safe(*cells: NotebookNode, skeleton: NotebookNode | None = None) -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.cells = list(cells)
    make_safe(nb, skeleton or nbformat.v4.new_notebook())
    nbformat.validate(nb, relax_add_props=False)
    return nb


def output(kind: str = "display_data", **fields: Any) -> NotebookNode:
    more = {"execution_count": None} if kind == "execute_result" else {}
    defaults = {"metadata": {}, **more} if kind in ("display_data", "execute_result") else {}
    return nbformat.from_dict({"output_type": kind, **defaults, **fields})


def outputs_of(*outputs: Any) -> list[NotebookNode]:
    cell = nbformat.v4.new_code_cell("x", id="mine")
    cell.outputs = list(outputs)
    return made_safe(cell).cells[0].outputs


def shown(data: dict[str, Any], **metadata: Any) -> NotebookNode:
    return outputs_of(output(data=data, metadata=metadata))[0]


# ---------------------------------------------------------------------------------------------- text

TEXTS = {
    "the title of a terminal": ("\x1b]0;owned\x07a", "a"),
    "a link": ("\x1b]8;;http://example.org\x1b\\text\x1b]8;;\x1b\\", "text"),
    "the clipboard": ("\x1b]52;c;AAAA\x1b\\a", "a"),
    "the cursor": ("\x1b[2J\x1b[10;10Ha", "a"),
    "a device request": ("\x1bP+q544e\x1b\\a\x1b[c", "a"),
    "one-character sequences": ("\x9b2Ja\x9d0;t\x9cb\x85", "ab"),
    "an escape alone": ("a\x1b", "a"),
    "an escape that never ends": ("\x1b]0;a\nb", "\nb"),
    "an escape inside an escape": ("\x1b\x1b[2J[2Ja", "[2Ja"),
    "control characters": ("a\0\x07\x08\x7fb", "ab"),
    "overrides of the direction": ("a\u202eb\u2066c\u2069", "abc"),
    "half a surrogate pair": ("a\ud800b", "a\ufffdb"),
    "line ends of all kinds": ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    "what is harmless": ("α\tβ\n漢字 é 👍🏽 \u200f", "α\tβ\n漢字 é 👍🏽 \u200f"),
}


@pytest.mark.parametrize(("given", "left"), TEXTS.values(), ids=TEXTS.keys())
def test_text_loses_what_a_terminal_would_act_on(given: str, left: str) -> None:
    assert (plain(given), coloured(given)) == (left, left)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
        ("\x1b[1;38;5;200mx\x1b[m", "\x1b[1;38;5;200mx\x1b[0m"),
        ("\x1b[48;2;1;2;3mx", "\x1b[48;2;1;2;3mx"),
        ("\x1b[38mx", "x"),  # nbconvert fails over these two
        ("\x1b[1;48;5mx", "\x1b[1mx"),
        ("\x1b[38;5;999mx", "x"),
        ("\x1b[" + "9" * 90 + "mx", "x"),
        ("\x1b[8mhidden\x1b[5mblinking", "hiddenblinking"),
    ],
)
def test_colours_stay_if_they_are_well_formed(given: str, left: str) -> None:
    assert coloured(given) == left


def test_a_text_of_nothing_but_colours_is_cut_down() -> None:
    assert coloured("\x1b[31mx" * 10_000).count("\x1b") == 2000


@given(st.text(alphabet=st.sampled_from("\x1b[]mP\\0;8\x07\x9b\x9c\n\ra\u202e\ud800")))
def test_no_escape_but_colours_is_left_of_any_text(text: str) -> None:
    left = coloured(text)
    assert "\x1b" not in plain(text)
    assert all(
        piece.partition("m")[0].replace(";", "").isdigit() for piece in left.replace("\x1b[", "\x1b").split("\x1b")[1:]
    )
    assert left.encode().decode() == left


def test_what_cannot_be_seen_in_a_program_is_shown() -> None:
    assert visible("x = 1 # \u202e\0\n\tpass\r\n") == "x = 1 # \\u202e\\u0000\n\tpass\n"


def test_a_cut_is_said_in_a_sentence() -> None:
    assert cut("abcdef", 3) == "abc\n... cut here: 3 of 6 characters are shown ..."


# ---------------------------------------------------------------------------------------------- pictures


@pytest.mark.parametrize(("kind", "data"), [("image/png", png()), ("image/jpeg", jpeg())])
def test_a_picture_stays_as_it_is(kind: str, data: str) -> None:
    assert picture(kind, data) == data
    assert picture(kind, data[:20] + "\n" + data[20:] + "\n") == data


@pytest.mark.parametrize(
    "given",
    [
        png(extra=chunk(b"tEXt", b"Comment\0<script>")),
        png(extra=chunk(b"acTL", struct.pack(">II", 10**6, 0))),
        png(extra=chunk(b"iCCP", b"a\0\0" + zlib.compress(b"0" * 10**6))),
        png(after=b"<script>"),
    ],
    ids=["a comment", "an animation", "a packed profile", "something behind it"],
)
def test_what_is_no_picture_in_a_picture_is_left_out(given: str) -> None:
    assert picture("image/png", given) == png()


def test_a_comment_in_a_jpeg_is_left_out() -> None:
    comment = b"\xff\xfe" + struct.pack(">H", 10) + b"<script>"
    assert picture("image/jpeg", jpeg(extra=comment)) == jpeg()


NO_PICTURES = {
    "no base64": ("image/png", "<script>"),
    "not what it says": ("image/png", jpeg()),
    "nor the other way round": ("image/jpeg", png()),
    "HTML": ("image/png", base64.b64encode(b"<script></script>").decode()),
    "too wide": ("image/png", png(width=10**6)),
    "too many pixels": ("image/png", png(width=9000, height=9000)),
    "without a size": ("image/png", png(width=0)),
    "too wide a JPEG": ("image/jpeg", jpeg(width=60_000)),
    "two sizes": ("image/jpeg", jpeg(extra=base64.b64decode(jpeg())[2:15])),
    "cut short": ("image/png", png()[:40]),
    "a cut JPEG": ("image/jpeg", jpeg()[:16]),
    "a false checksum": ("image/png", png().replace("SUhEUgAAAAI", "SUhEUgAAAAM")),
    "SVG": ("image/svg+xml", base64.b64encode(b"<svg/>").decode()),
    "nothing": ("image/png", ""),
}


@pytest.mark.parametrize(("kind", "data"), NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_what_is_no_sane_picture_is_none(kind: str, data: str) -> None:
    assert picture(kind, data) is None


def test_a_picture_of_too_many_bytes_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_BYTES", 50)
    assert picture("image/png", png()) is None


# ---------------------------------------------------------------------------------------------- HTML of outputs


def test_a_table_of_pandas_still_looks_right() -> None:
    table = clean_html(pd.DataFrame({"name": ["a"], "value": [1.5]})._repr_html_())
    assert table is not None
    assert '<table border="1" class="dataframe">' in table
    assert '<tr style="text-align:right">' in table
    assert "<td>1.5</td>" in table
    assert "<style" not in table


def test_a_header_that_spans_columns_still_does() -> None:
    frame = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")]))
    assert 'colspan="2"' in str(clean_html(frame._repr_html_()))


CLEANED = {
    "a script": ("<b>x</b><script>1</script>", "<b>x</b>"),
    "a handler": ("<b onclick='1'>x</b>", "<b>x</b>"),
    "a style sheet": ("<style>b {}</style><b>x</b>", "<b>x</b>"),
    "an id and a name": ("<b id='test_double' name='body'>x</b>", "<b>x</b>"),
    "a class of the page": ("<p class='btn full-credit dataframe'>x</p>", '<p class="dataframe">x</p>'),
    "a style that covers the page": ("<p style='position: fixed; color: red'>x</p>", '<p style="color:red">x</p>'),
    "a style that loads": ("<p style='background-image: url(http://example.org)'>x</p>", '<p style="">x</p>'),
    "a harmful link": ("<a href='javascript:1'>x</a>", '<a rel="noopener noreferrer">x</a>'),
    "a link to a file": ("<a href='files/javascript:1'>x</a>", '<a rel="noopener noreferrer">x</a>'),
    "a link of data": ("<a href='data:text/html,x'>x</a>", '<a rel="noopener noreferrer">x</a>'),
    "a link": ("<a href='https://example.org'>x</a>", '<a href="https://example.org" rel="noopener noreferrer">x</a>'),
    "a picture from elsewhere": ("x<img src='http://example.org/a.png'>", "x[a picture was left out]"),
    "a picture that is none": ("x<img src='data:image/png;base64,AAAA'>", "x[a picture was left out]"),
    "a picture": (f"<img src='data:image/png;base64,{png()}'>", f'<img src="data:image/png;base64,{png()}">'),
    "a comment": ("<!-- x --><b>x</b>", "<b>x</b>"),
    "tags that are not closed": ("</div></div><b>x", "<b>x</b>"),
    "a meta tag": ("<meta http-equiv=refresh content='0;url=http://example.org'>x", "x"),
    "a base": ("<base href='http://example.org'>x", "x"),
}


@pytest.mark.parametrize(("given", "left"), CLEANED.values(), ids=CLEANED.keys())
def test_html_keeps_what_only_shows(given: str, left: str) -> None:
    assert clean_html(given) == left


@pytest.mark.parametrize(
    "given",
    [
        "<input type=checkbox> a diagram of scikit-learn",
        "<svg onload=1></svg>x",
        "<iframe src='http://example.org'></iframe>x",
        "<script>1</script>",
        "<div>" * 1000 + "x",
        "x" * (html.MAX_HTML + 1),
        "<br>" * (html.MAX_TAGS + 1) + "x",
        "<table>" + "<td colspan=999 rowspan=999>x</td>" * 3 + "</table>",
        "",
    ],
    ids=["a form", "a drawing", "a frame", "a script alone", "too deep", "too long", "too many", "too wide", "nothing"],
)
def test_html_of_which_little_would_be_left_is_not_shown(given: str) -> None:
    assert clean_html(given) is None


def test_formatting_that_would_be_opened_again_in_every_block_is_left_out() -> None:
    bomb = "<p>" + "".join(f"<b a={i}><i a={i}>" for i in range(50)) + "</p>" + "<p>x</p>" * 5000
    assert clean_html(bomb) == ("<p></p>" + "<p>x</p>" * 5000)


# ---------------------------------------------------------------------------------------------- outputs


@pytest.mark.parametrize(
    "kind", ["application/javascript", "image/svg+xml", "text/vnd.mermaid", "application/vnd.x+json"]
)
def test_what_runs_is_left_out_and_said(kind: str) -> None:
    text = shown({kind: RUN, "text/plain": "a"}).data["text/plain"]
    assert text == (
        f"a\n[left out: {kind}. Outputs are shown as text, as tables and simple HTML, and as PNG or JPEG pictures.]"
    )


@pytest.mark.parametrize("kind", ["text/latex", "text/markdown"])
def test_formulas_and_markdown_are_shown_as_they_were_written(kind: str) -> None:
    safe = shown({kind: "$x^2$<script>", "text/plain": "<IPython.core.display.Math object>"})
    assert list(safe.data) == ["text/plain"]
    assert safe.data["text/plain"].startswith("$x^2$<script>\n[left out")


def test_a_plot_stays_and_nothing_is_said_of_its_other_form() -> None:
    safe = shown({"image/png": png(), "image/svg+xml": "<svg/>", "text/plain": "<Figure>"})
    assert safe.data == {"image/png": png(), "text/plain": "<Figure>"}


def test_of_an_outputs_metadata_only_the_size_of_a_picture_stays() -> None:
    given = {"width": 10, "height": "1 onerror=x", "unconfined": True}
    safe = shown({"image/png": png()}, **{"image/png": given, "filenames": {"image/png": "http://example.org"}})
    assert safe.metadata == {"image/png": {"width": 10}}


def test_a_traceback_keeps_its_colours_and_loses_the_rest() -> None:
    (safe,) = outputs_of(
        output("error", ename="E\x1b[2J", evalue="\u202ev", traceback=["\x1b[31ma\x1b[2J", "\x1b[38mb"])
    )
    assert (safe.ename, safe.evalue, safe.traceback) == ("E", "v", ["\x1b[31ma", "b"])


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"output_type": "stream"},
        {"output_type": "display_data", "data": 5, "metadata": 3},
        {"output_type": "display_data", "data": {"text/html": [1, None], "image/png": {}}, "metadata": [1]},
        {"output_type": "error", "ename": 1, "evalue": [], "traceback": [{}]},
        {"output_type": "execute_result", "data": {}, "execution_count": "1"},
        {"output_type": "pyout", "data": {"text/plain": "a"}},
        {"output_type": ["stream"]},
        "text",
        None,
    ],
)
def test_a_forged_output_is_no_problem(junk: Any) -> None:
    assert len(outputs_of(nbformat.from_dict(junk) if isinstance(junk, dict) else junk)) == 1


def test_too_many_outputs_are_cut_with_a_sentence() -> None:
    found = outputs_of(*[output("stream", name="stdout", text="a")] * 150)
    assert len(found) == notebook.MAX_OUTPUTS + 1
    assert found[-1].text == "[50 more outputs are left out: there were too many, or too long ones.]\n"


def test_twenty_megabytes_of_hostile_output_are_cut() -> None:
    flood = [
        output("stream", name="stdout", text="\x1b[31m" * 2**20),
        output("stream", name="stderr", text="\x1b]" * 2**21),
        output(data={"text/html": "<div>" * 2**19}),
        *[output(data={"text/html": "<p><b a=1></p>" * 2**14})] * 20,
        output("error", ename="E" * 2**20, evalue="v" * 2**20, traceback=["t" * 100] * 2**14),
        output(data={"image/png": "A" * 2**22, "text/plain": "p" * 2**20}),
    ]
    assert len(json.dumps(outputs_of(*flood))) < 2**21


def test_a_notebook_has_room_for_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        notebook._Room,
        "__init__",
        lambda room: room.__dict__.update(notebook=1000, sources=1000, html=1000, markdown=1000, cell=1000),
    )
    cells = [nbformat.v4.new_code_cell("x" * 600, id=f"c{i}") for i in range(9)]
    for cell in cells:
        cell.outputs = [output("stream", name="stdout", text="y" * 600)]
    nb = made_safe(*cells)
    assert nb.cells[-1].source == "# not shown: the notebook is too long"
    assert "left out" in nb.cells[-1].outputs[0].text
    assert sum(len(output.text) for cell in nb.cells for output in cell.outputs) < 2500


# ---------------------------------------------------------------------------------------------- cells of text

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


# ---------------------------------------------------------------------------------------------- notebooks


def test_a_raw_cell_is_shown_as_it_was_typed() -> None:
    cell = nbformat.v4.new_raw_cell("<script>1</script>```", id="raw", metadata={"raw_mimetype": "text/html"})
    nb = made_safe(cell)
    assert (nb.cells[0].cell_type, nb.cells[0].metadata) == ("markdown", {})
    assert nb.cells[0].source == "````\n<script>1</script>```\n````"
    assert "&lt;script&gt;" in formgrader(nb)


def test_of_an_extra_cells_metadata_only_its_folding_stays() -> None:
    given = {
        "collapsed": True,
        "scrolled": "auto",
        "tags": ["a"],
        "nbgrader": {"grade_id": "test_double"},
        "transient": 1,
    }
    cell = nbformat.v4.new_code_cell("x", id="mine", metadata=given)
    assert made_safe(cell).cells[0].metadata == {"collapsed": True}


def test_attachments_of_an_extra_cell_are_left_out() -> None:
    cell = nbformat.v4.new_markdown_cell("x", id="mine", attachments={"a": {"text/html": "<script>"}})
    assert "attachments" not in made_safe(cell).cells[0]


def test_the_courses_own_text_stays_whatever_it_holds() -> None:
    text = '<div style="float: right">![a](data/a.svg)</div>\u202e'
    skeleton = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id="title")])
    nb = made_safe(nbformat.v4.new_markdown_cell(text, id="title"), skeleton=skeleton)
    assert nb.cells[0].source == text
    nb = made_safe(nbformat.v4.new_markdown_cell(text + "\nmine", id="title"), skeleton=skeleton)
    assert nb.cells[0].source.startswith("\\<div")


def test_the_engines_feedback_and_points_stay_to_the_letter(week1: Assignment) -> None:
    skeleton = read(week1.release / "basics.ipynb")
    nb = nbformat.from_dict(skeleton)
    graded = cell_of(nb, "test_double")
    assert graded is not None
    feedback = '<section style="max-width: 5em" aria-label="x"><p>3 of 5</p></section>'
    graded.outputs = [
        output(data={"text/html": feedback, "text/plain": "x"}),
        output("execute_result", data={"text/plain": "3.5"}),
    ]
    before = nbformat.from_dict(graded)
    make_safe(nb, skeleton)
    assert cell_of(nb, "test_double") == before
    assert determine_grade(graded) == (3.5, 5.0)


HOSTILE = """
from IPython.display import HTML, SVG, Javascript, display
display(HTML("<b>kept</b><img src=x onerror='document.title=1'>"), Javascript("document.title = 1"))
display(HTML("<table class='dataframe'><tr><td>cell</td></tr></table>"))
print("\\x1b]0;title\\x07\\u202eprinted")
raise ValueError("<script>\\x1b[2J")
"""


def test_a_hostile_submission_is_harmless_wherever_it_is_shown(week1: Assignment) -> None:
    work = Work.blank(week1)
    work.solve()
    work.insert("basics", "double", HOSTILE)
    work.notebooks["basics"].cells[0].source += f"\n<script>{RUN}</script>"
    work.cell("basics", "why").source = f'An answer. <img src=x onerror="{RUN}"> [x](javascript:1)'
    work.notebooks["basics"].cells.append(nbformat.v4.new_raw_cell(f"<script>{RUN}</script>", id="rawone"))
    work.write(week1.course.root / "submitted" / "student01" / "week1")
    (result,) = grade_class(week1, ["student01"])
    assert [entry.earned for entry in result.notebooks[0].exercises] == [5.0, 5.0, 0.0]
    path = Path(week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb")
    nb = read(path)
    assert RESULT in nb.metadata
    page = formgrader(nb)
    assert "<b>kept</b>" in page
    assert "<td>cell</td>" in page
    assert "printed" in page
    # What is left are the formgrader's own fields and the engine's own feedback.
    own = ("body", "main", "section", "button", "input", "textarea")
    assert [one for one in Seen(page).active if one.split()[0] not in own] == []
    assert "<script" not in page
    assert "\x1b]" not in path.read_text()
    assert "\u202e" not in path.read_text()

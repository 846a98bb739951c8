"""HTML that students put out: it keeps what only shows."""

from __future__ import annotations

import pandas as pd
import pytest
from showing import png

from autograder.sanitize import html
from autograder.sanitize.html import clean_html


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

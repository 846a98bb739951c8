"""HTML that only shows something: sanitised by nh3, and a check of its own for what is about to be shown."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

import nh3

from autograder.course.text import plain
from autograder.sanitize import pictures

MAX_HTML = 300_000  # characters of one output
MAX_TAGS = 20_000
MAX_DEPTH = 50  # of one tag in others of its name
MAX_REOPENED = 200_000  # browsers and nh3 open formatting tags again in each block: these times those
MAX_GRID = 50_000  # fields of a table, with those that a cell spans

#: For each tag the attributes that it may have, as patterns of their whole values.
Allowed = Mapping[str, Mapping[str, str]]

# No class of the formgrader's or JupyterLab's own is among them, so nothing can pass for a part of the page.
_CLASSES = frozenset(
    ["blank", "col_heading", "data", "dataframe", "index_name", "level0", "level1", "level2", "row_heading"]
)
_STYLES = frozenset(
    ["background-color", "color", "font-style", "font-weight", "text-align", "vertical-align", "white-space"]
)
_STYLE = r"(?:[a-z-]+: ?[A-Za-z0-9#%., ()-]+(?:;|$))*"
_CLASS = rf"(?:(?:{'|'.join(sorted(_CLASSES))}) ?)*"
_NUMBER = r"[0-9]{1,4}"
_SPAN = r"[0-9]{1,3}"
LINK = r"(?:https?://|mailto:)[^\"<>\s\x00-\x1f]*"
EMBEDDED = r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*"

_LOOK = {"class": _CLASS, "style": _STYLE}
_CELL = {**_LOOK, "colspan": _SPAN, "rowspan": _SPAN, "scope": "[a-z]+"}
_PLAIN_TAGS = """b blockquote br caption code dd del dl
    dt em h1 h2 h3 h4 h5 h6 hr i kbd li mark pre s small strong sub sup u ul var"""
ALLOWED: Allowed = {
    **{name: {} for name in _PLAIN_TAGS.split()},
    **dict.fromkeys(("div", "p", "span", "tbody", "tfoot", "thead", "tr"), _LOOK),
    "table": {**_LOOK, "border": "[0-9]"},
    "td": _CELL,
    "th": _CELL,
    "ol": {"start": _NUMBER},
    "a": {"href": LINK, "rel": "noopener noreferrer"},
    "img": {"src": EMBEDDED, "alt": '[^"<>]*', "width": _NUMBER, "height": _NUMBER},
}
#: What is not shown without these tags would be a heap of labels: the output's plain form says more.
_NEEDS_MORE = re.compile(
    r"<(?:audio|button|canvas|embed|form|iframe|input|object|select|svg|textarea|video)\b", re.IGNORECASE
)
_FORMATTING = re.compile(r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b[^>]*>", re.IGNORECASE)

_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+(?:="[^"<>]*")?)*) ?/?>')
_ANY_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,20})")
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")  # a browser takes any other `<` for text
_EMPTY = frozenset(["br", "hr", "img", "input"])
_NO_PICTURE = re.compile(r"<img(?![^>]* src=)[^>]*>")
_SPANS = re.compile(r"<t[dh](?: [^<>]*)?>")


def clean_html(text: str) -> str | None:
    """An output's HTML without what runs, loads or passes for something else; None if little would be left of it."""
    if len(text) > MAX_HTML or _NEEDS_MORE.search(text):
        return None
    tags = sum(1 for _ in _MARKUP.finditer(text))
    if tags > MAX_TAGS or _is_deep(text):
        return None
    if sum(1 for _ in _FORMATTING.finditer(text)) * tags > MAX_REOPENED:
        text = _FORMATTING.sub("", text)
    html = _NO_PICTURE.sub("[a picture was left out]", _cleaner().clean(plain(text)).strip())
    if not re.sub(r"<(?!img)[^>]*>|&nbsp;", "", html).strip() or not is_harmless(html, ALLOWED) or _is_vast(html):
        return None
    return html


def is_harmless(html: str, allowed: Allowed) -> bool:
    """Whether HTML holds only allowed tags, well nested, with allowed attributes, in one strict way of writing.

    Written so, every parser reads it in the same way, and it cannot close or hide what stands around it.
    """
    open_tags: list[str] = []
    place = 0
    while markup := _MARKUP.search(html, place):
        tag = _TAG.match(html, markup.start())
        if tag is None or tag["name"] not in allowed:
            return False
        place, name = tag.end(), tag["name"]
        if tag["end"]:
            if tag["attributes"] or not open_tags or open_tags.pop() != name:
                return False
            continue
        if not all(_may_have(allowed[name], *found.groups()) for found in _ATTRIBUTE.finditer(tag["attributes"])):
            return False
        if name not in _EMPTY:
            open_tags.append(name)
    return not open_tags


def _may_have(allowed: Mapping[str, str], name: str, value: str | None) -> bool:
    value = value or ""
    if name not in allowed or not re.fullmatch(allowed[name], value):
        return False
    return name != "src" or is_picture(value)


def is_picture(address: str) -> bool:
    """Whether an address holds a picture that may be shown, and nothing else."""
    kind, _, data = address.removeprefix("data:").partition(";base64,")
    return pictures.picture(kind, data) == data


def _is_deep(text: str) -> bool:
    """Whether tags are nested deeper than anybody writes them: parsers need time that grows with the square."""
    open_tags: Counter[str] = Counter()
    for found in _ANY_TAG.finditer(text):
        name = found["name"].lower()
        if name in _EMPTY:
            continue
        if not found["end"]:
            open_tags[name] += 1
        elif open_tags[name]:
            open_tags[name] -= 1
        if open_tags[name] > MAX_DEPTH:
            return True
    return False


def _is_vast(html: str) -> bool:
    """Whether a table spans so many fields that a browser would be busy with it."""
    fields = 0
    for cell in _SPANS.finditer(html):
        spans = [int(number) for number in re.findall(r'(?:col|row)span="([0-9]+)"', cell.group())]
        fields += max(1, spans[0] if spans else 1) * max(1, spans[1] if len(spans) > 1 else 1)
    return fields > MAX_GRID


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """Decides about each attribute that nh3 would keep; must not raise."""
    if attribute == "src":
        kind, _, data = value.removeprefix("data:").partition(";base64,")
        clean = pictures.picture(kind, data)
        return f"data:{kind};base64,{clean}" if clean else None
    if attribute in ("class", "style"):  # nh3 sees to them itself
        return value
    pattern = ALLOWED.get(tag, {}).get(attribute, "")
    return value if re.fullmatch(pattern, value) else None


@functools.cache
def _cleaner() -> nh3.Cleaner:
    attributes = {tag: {name for name in names if name not in ("class", "rel")} for tag, names in ALLOWED.items()}
    return nh3.Cleaner(
        tags=set(ALLOWED),
        attributes=attributes,
        attribute_filter=_filter,
        allowed_classes={tag: set(_CLASSES) for tag, names in ALLOWED.items() if "class" in names},
        filter_style_properties=set(_STYLES),
        url_schemes={"http", "https", "mailto", "data"},
        url_relative="deny",
        link_rel="noopener noreferrer",
    )

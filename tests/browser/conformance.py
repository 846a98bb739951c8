"""How far pages conform to WCAG 2.2, levels A and AA: for each criterion a verdict and what it rests on.

A criterion is *supported* if all its checks find nothing in light and dark, wide and narrow; *not applicable* if a
check shows that there is nothing that it is about; and else *not evaluated*: that needs a person's judgement.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.reading import controls, scrolled_sideways, tab_through, violations, width

if TYPE_CHECKING:
    from playwright.sync_api import Page

SUPPORTS, FAILS, ABSENT, UNKNOWN = "supports", "does not support", "not applicable", "not evaluated"

#: Number, level and name of each success criterion; 4.1.1 is no longer one.
CRITERIA = [
    (number, level, name)
    for number, level, name in (
        line.strip().split(" ", 2)
        for line in """
        1.1.1 A Non-text Content
        1.2.1 A Audio-only and Video-only (Prerecorded)
        1.2.2 A Captions (Prerecorded)
        1.2.3 A Audio Description or Media Alternative (Prerecorded)
        1.2.4 AA Captions (Live)
        1.2.5 AA Audio Description (Prerecorded)
        1.3.1 A Info and Relationships
        1.3.2 A Meaningful Sequence
        1.3.3 A Sensory Characteristics
        1.3.4 AA Orientation
        1.3.5 AA Identify Input Purpose
        1.4.1 A Use of Color
        1.4.2 A Audio Control
        1.4.3 AA Contrast (Minimum)
        1.4.4 AA Resize Text
        1.4.5 AA Images of Text
        1.4.10 AA Reflow
        1.4.11 AA Non-text Contrast
        1.4.12 AA Text Spacing
        1.4.13 AA Content on Hover or Focus
        2.1.1 A Keyboard
        2.1.2 A No Keyboard Trap
        2.1.4 A Character Key Shortcuts
        2.2.1 A Timing Adjustable
        2.2.2 A Pause, Stop, Hide
        2.3.1 A Three Flashes or Below Threshold
        2.4.1 A Bypass Blocks
        2.4.2 A Page Titled
        2.4.3 A Focus Order
        2.4.4 A Link Purpose (In Context)
        2.4.5 AA Multiple Ways
        2.4.6 AA Headings and Labels
        2.4.7 AA Focus Visible
        2.4.11 AA Focus Not Obscured (Minimum)
        2.5.1 A Pointer Gestures
        2.5.2 A Pointer Cancellation
        2.5.3 A Label in Name
        2.5.4 A Motion Actuation
        2.5.7 AA Dragging Movements
        2.5.8 AA Target Size (Minimum)
        3.1.1 A Language of Page
        3.1.2 AA Language of Parts
        3.2.1 A On Focus
        3.2.2 A On Input
        3.2.3 AA Consistent Navigation
        3.2.4 AA Consistent Identification
        3.2.6 A Consistent Help
        3.3.1 A Error Identification
        3.3.2 A Labels or Instructions
        3.3.3 AA Error Suggestion
        3.3.4 AA Error Prevention (Legal, Financial, Data)
        3.3.7 A Redundant Entry
        3.3.8 AA Accessible Authentication (Minimum)
        4.1.2 A Name, Role, Value
        4.1.3 AA Status Messages
        """.strip().splitlines()
    )
]


@dataclass(frozen=True)
class Row:
    """The verdict on one criterion, what it rests on, and what was found against it."""

    verdict: str
    evidence: str
    found: tuple[str, ...] = ()


#: What criteria are about that these pages have nothing of: JavaScript that is true if something is there.
_NOTHING = {
    "there is no sound and no video": (
        "document.querySelector('audio, video, object, embed, iframe')",
        ["1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"],
    ),
    "nothing runs, moves or listens": (
        "document.querySelector('script, marquee, blink, [accesskey], [draggable=true], meta[http-equiv=refresh]')"
        " || document.getAnimations().length"
        " || [...document.querySelectorAll('*')].some(node => [...node.attributes].some(a => a.name.startsWith('on')))",
        ["2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.5.1", "2.5.2", "2.5.4", "2.5.7", "3.2.1", "4.1.3"],
    ),
    "there is nothing to fill in": (
        "document.querySelector('input, select, textarea, form, [contenteditable]')",
        ["1.3.5", "3.2.2", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8"],
    ),
    "there is no picture of text: text in pictures is text": (
        "document.querySelector('img, picture, canvas, image')",
        ["1.4.5"],
    ),
    "nothing appears on hover or focus": (
        "document.querySelector('[title], [popover]')"
        " || [...document.styleSheets].some(sheet => [...sheet.cssRules].some(r => /:hover/.test(r.cssText)))",
        ["1.4.13"],
    ),
}

_PICTURES = """[...document.querySelectorAll('svg, [role=img], img')].filter(node =>
    !(node.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent.trim())
    && !node.getAttribute('alt') && !node.getAttribute('aria-label')).map(node => node.outerHTML.slice(0, 80))"""
_TABLES = """[...document.querySelectorAll('table')].filter(table => !table.querySelector('th[scope]')
    || table.querySelector('thead td')).map(node => node.outerHTML.slice(0, 80))"""
# What is cut away to nothing, such as a caption for screen readers alone, is read where it stands.
_REORDERED = """[...document.querySelectorAll('body *')].filter(node => { const look = getComputedStyle(node);
    return look.order !== '0' || /reverse/.test(look.flexDirection) || look.float !== 'none'
        || /absolute|fixed/.test(look.position) && !/inset/.test(look.clipPath); })
    .map(node => node.outerHTML.slice(0, 80))"""
_TURNED = """[...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText)
    .filter(text => /orientation/.test(text))"""
_BARE_LINKS = """[...document.querySelectorAll('a[href]')]
    .filter(node => !/underline/.test(getComputedStyle(node).textDecorationLine)).map(node => node.outerHTML)"""
_CLIPPED = """[...document.querySelectorAll('body *')].filter(node => {
    const look = getComputedStyle(node);
    return /hidden|clip/.test(look.overflow) && !/inset/.test(look.clipPath)
        && (node.scrollHeight > node.clientHeight + 1 && node.clientHeight
        || node.scrollWidth > node.clientWidth + 1 && node.clientWidth); }).map(node => node.outerHTML.slice(0, 80))"""
_JUMPING = "[...document.querySelectorAll('[tabindex]')].filter(node => node.tabIndex > 0).map(node => node.outerHTML)"
_COVERING = """[...document.querySelectorAll('body *')]
    .filter(node => /fixed|sticky/.test(getComputedStyle(node).position)).map(node => node.outerHTML.slice(0, 80))"""
_EMPTY_HEADINGS = """[...document.querySelectorAll('h1, h2, h3, h4, caption, summary, dt')]
    .filter(node => !node.textContent.trim()).map(node => node.outerHTML)"""
_SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }"""


class Look:
    """One page, looked at: what takes long is done once for all criteria."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    @functools.cached_property
    def walk(self) -> tuple[list[str], list[str]]:
        """Where the Tab key leads, and what of it does not show that it has the focus."""
        return tab_through(self.page)

    @functools.cached_property
    def axe(self) -> list[tuple[set[str], str]]:
        """What axe-core says, in light and in dark."""
        found = []
        for theme in ("dark", "light"):
            self.page.emulate_media(color_scheme=theme)
            found += violations(self.page, ["target-size", "label-content-name-mismatch"])
        return found


Check = Callable[[Look], list[str]]


def _scripted(code: str) -> Check:
    return lambda look: list(look.page.evaluate(code))


def _axe(rule: str) -> tuple[str, Check]:
    return "axe-core", lambda look: [text for tags, text in look.axe if rule in tags]


def _fits(points: int, style: str = "") -> Check:
    def check(look: Look) -> list[str]:
        page, before = look.page, look.page.viewport_size
        added = page.add_style_tag(content=style or " ")
        page.set_viewport_size({"width": points, "height": 800})
        found = [f"the page is {width(page)} wide"] if width(page) > points else []
        found += [part["html"] for part in scrolled_sideways(page) if not part["reached"]]
        found += page.evaluate(_CLIPPED)
        added.evaluate("node => node.remove()")
        if before:
            page.set_viewport_size(before)
        return found

    return check


def _out_of_reach(look: Look) -> list[str]:
    sideways = [part["html"] for part in scrolled_sideways(look.page) if not part["reached"]]
    return sorted(set(controls(look.page)) - set(look.walk[0])) + sideways


def _jumps(look: Look) -> list[str]:
    jumping = list(look.page.evaluate(_JUMPING))
    return jumping + ([] if look.walk[0] == controls(look.page) else ["it is not the order of the page"])


def _unnamed(look: Look) -> list[str]:
    """Controls without a name in the tree that screen readers are given, from the DevTools protocol."""
    session = look.page.context.new_cdp_session(look.page)
    found = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        can = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
        role = node.get("role", {}).get("value", "")
        if can.get("focusable") and role != "RootWebArea" and not node.get("name", {}).get("value", "").strip():
            found.append(f"{role} without a name")
    return found


#: The checks of each criterion: what is looked at, and what finds something against it.
_CHECKS: dict[str, list[tuple[str, Check]]] = {
    "1.1.1": [("each picture has a name", _scripted(_PICTURES)), _axe("wcag111")],
    "1.3.1": [("each table has headings with a scope", _scripted(_TABLES)), _axe("wcag131")],
    "1.3.2": [("no style reorders or lifts what is on the page", _scripted(_REORDERED))],
    "1.3.4": [("no style asks how the screen is held", _scripted(_TURNED))],
    "1.4.1": [("links are underlined", _scripted(_BARE_LINKS)), _axe("wcag141")],
    "1.4.3": [_axe("wcag143")],
    "1.4.4": [("at twice the size in a window of 1280 all is within reach", _fits(640)), _axe("wcag144")],
    "1.4.10": [("320 wide: only tables and code scroll sideways, by keyboard too", _fits(320))],
    "1.4.12": [("with the spacing that it names all is within reach", _fits(640, _SPACED)), _axe("wcag1412")],
    "2.1.1": [("Tab reaches each control and all that scrolls", _out_of_reach), _axe("wcag211")],
    "2.1.2": [("Tab leads out of the page", lambda look: look.walk[0][499:])],
    "2.4.1": [_axe("wcag241")],
    "2.4.2": [_axe("wcag242")],
    "2.4.3": [("Tab follows the order of the page", _jumps)],
    "2.4.4": [_axe("wcag244")],
    "2.4.6": [("no heading, caption or fold is empty", _scripted(_EMPTY_HEADINGS))],
    "2.4.7": [("what has the focus has an outline", lambda look: look.walk[1])],
    "2.4.11": [("nothing lies above the page", _scripted(_COVERING))],
    "2.5.3": [_axe("label-content-name-mismatch")],
    "2.5.8": [_axe("target-size")],
    "3.1.1": [_axe("wcag311")],
    "4.1.2": [("each control has a name in the accessibility tree", _unnamed), _axe("wcag412")],
}


def evaluate(page: Page, only: str = "") -> dict[str, Row]:
    """A row for each criterion, or for one, by its number."""
    look = Look(page)
    return {number: _row(look, number) for number, _, _ in CRITERIA if only in ("", number)}


def _row(look: Look, number: str) -> Row:
    for evidence, (there, numbers) in _NOTHING.items():
        if number in numbers:
            return Row(UNKNOWN, "") if look.page.evaluate(f"Boolean({there})") else Row(ABSENT, evidence)
    if number not in _CHECKS:
        return Row(UNKNOWN, "")
    found = tuple(text for _, check in _CHECKS[number] for text in check(look))
    return Row(FAILS if found else SUPPORTS, "; ".join(name for name, _ in _CHECKS[number]), found)


def as_markdown(pages: dict[str, dict[str, Row]]) -> str:
    """The report, with a column for each page."""
    lines = [
        "# Can everybody read the pages?",
        "",
        "Written by the tests in a browser (`make pictures`), which fail if this is not what they find. It is about",
        "the pages that the kit itself writes, and WCAG 2.2, levels A and AA. *Supports*: the checks named find",
        "nothing in light and dark, wide and narrow, with all folds open. *Not applicable*: a check shows that there",
        "is nothing of the kind. *Not evaluated*: it needs a person's judgement, which nobody has given yet.",
        "JupyterLab and nbgrader's own pages are not ours and not judged here.",
        "",
        f"| criterion | level | {' | '.join(pages)} | evidence |",
        f"|---|---|{'---|' * len(pages)}---|",
    ]
    for number, level, name in CRITERIA:
        rows = [found[number] for found in pages.values()]
        evidence = next((row.evidence for row in rows if row.evidence), "")
        lines.append(f"| {number} {name} | {level} | {' | '.join(row.verdict for row in rows)} | {evidence} |")
    return "\n".join(lines) + "\n"

"""What makes a page easy to read: no finding of axe-core, every control within reach of the keyboard, no scrolling
sideways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
GRAVE = ("serious", "critical")

# The controls of a page in its order, without what is inside of closed details.
_CONTROLS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex]')]
    .filter(node => node.tabIndex >= 0 && node.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
    .map(node => node.outerHTML.slice(0, 120))"""

_FOCUSED = """() => {
    const node = document.activeElement, look = getComputedStyle(node);
    return {
        html: node === document.body ? '' : node.outerHTML.slice(0, 120),
        outline: look.outlineStyle === 'none' ? 0 : parseFloat(look.outlineWidth),
    };
}"""

_SIDEWAYS = """() => [...document.querySelectorAll('*')]
    .filter(node => node.scrollWidth > node.clientWidth && /auto|scroll/.test(getComputedStyle(node).overflowX))
    .map(node => ({html: node.outerHTML.slice(0, 120), reached: node.tabIndex >= 0}))"""


@dataclass(frozen=True)
class Findings:
    """What axe-core found: what is grave, and what it merely recommends."""

    grave: list[str]
    advice: list[str]


def findings(page: Page | Frame, within: str = "html", only: str = "") -> Findings:
    """What axe-core says against a page or a part of it, by all rules or by one."""
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    page.evaluate(axe.AXE_SCRIPT)
    tags = [*RULES, "best-practice"]
    run = (
        "async ([within, tags]) => (await axe.run({include: [[within]]}, {runOnly: tags, resultTypes: ['violations']}))"
    )
    result: dict[str, Any] = page.evaluate(run, [within, tags])
    grave, advice = [], []
    for violation in result["violations"]:
        counts = violation["impact"] in GRAVE and set(violation["tags"]) & set(RULES)
        for node in violation["nodes"]:
            said = f"{violation['id']} ({violation['impact']}), {node['html'][:200]}: {node['failureSummary']}"
            (grave if counts else advice).append(said)
    return Findings(grave, advice)


def violations(page: Page, rules: list[str]) -> list[tuple[set[str], str]]:
    """What axe-core says against a page by the rules of WCAG and by these: name and tags of each rule, and what."""
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    page.evaluate(axe.AXE_SCRIPT)
    run = """async names => {
        const rules = axe.getRules().map(rule => rule.ruleId)
            .filter((id, at) => names.includes(id) || axe.getRules()[at].tags.some(tag => /^wcag\\d{3,4}$/.test(tag)));
        return axe.run({runOnly: {type: 'rule', values: rules}, resultTypes: ['violations']});
    }"""
    result: dict[str, Any] = page.evaluate(run, rules)
    return [
        ({found["id"], *found["tags"]}, f"{found['id']}: {node['html'][:200]}")
        for found in result["violations"]
        for node in found["nodes"]
    ]


def tab_through(page: Page) -> tuple[list[str], list[str]]:
    """What the Tab key leads to, in order, and which of it does not show that it has the focus."""
    reached: list[str] = []
    unseen: list[str] = []
    for _ in range(500):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if not found["html"]:
            break
        reached.append(found["html"])
        if found["outline"] < 1:
            unseen.append(found["html"])
    return reached, unseen


def controls(page: Page) -> list[str]:
    """What a person can use on the page, in its order."""
    return list(page.evaluate(_CONTROLS))


def width(page: Page) -> int:
    """How wide the page is, with what is out of sight."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def scrolled_sideways(page: Page) -> list[dict[str, Any]]:
    """The parts of the page that scroll sideways, each with whether the keyboard reaches it."""
    return list(page.evaluate(_SIDEWAYS))

"""What the commands `autograder mutants` and `autograder quality` print and write."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.course.layout import Assignment
from autograder.quality import page, tables
from autograder.quality.findings import JudgedMutant, Quality
from autograder.quality.measure import Notify, measure, measure_mutants


def mutants(
    assignment: Assignment, names: Sequence[str], out: Console, notify: Notify, *, as_json: bool, every: bool
) -> bool:
    """Print what became of the mutants; whether there is nothing to fix."""
    quality = measure_mutants(assignment, names, notify)
    complaints = list(quality.complaints())
    if as_json:
        print(
            json.dumps({"mutants": [_as_dict(entry) for entry in quality.mutants], "complaints": complaints}, indent=1)
        )
        return not complaints
    if every:
        _show(tables.mutants(quality.mutants), out)
    for table in (tables.exercises(quality), tables.tests(quality), tables.summary(quality)):
        _show(table, out)
    _end(quality, complaints, out)
    return not complaints


def quality(
    assignment: Assignment,
    names: Sequence[str],
    out: Console,
    notify: Notify,
    *,
    fast: bool,
    docs: Path | None,
    as_json: bool,
) -> bool:
    """Print all that was measured, and write the page into `docs` if given; whether there is nothing to fix."""
    found = measure(assignment, names, notify, fast=fast)
    complaints = list(found.complaints())
    if docs is not None:
        for path in page.write(found, docs):
            notify(f"wrote {path}")
    if as_json:
        print(json.dumps(_report(found, complaints), indent=1))
        return not complaints
    for table in (tables.exercises(found), tables.summary(found)):
        _show(table, out)
    _show_unseen(found, out)
    _end(found, complaints, out)
    return not complaints


def _show(table: tables.Table, out: Console) -> None:
    out.print(table.as_text())
    out.print()


def _show_unseen(found: Quality, out: Console) -> None:
    """Apart from the course's own answers, since only these say something about strangers."""
    if not found.unseen and not found.first_judgings:
        return
    out.print("answers by people who had not seen the tests")
    _show(tables.unseen(found), out)
    _show(tables.first_judgings(found), out)
    for text in (page.ONLY_THE_FIRST, *(f"disputed: {text}" for text in page.told_disputed(found))):
        out.print(text)
    out.print()


def _end(found: Quality, complaints: Sequence[str], out: Console) -> None:
    for complaint in complaints:
        out.print(f"- {complaint}")
    count = f"{len(complaints)} to be fixed" if complaints else "nothing to fix"
    out.print(f"{found.assignment}: {count}, after {found.seconds:.0f} s")


def _as_dict(entry: JudgedMutant) -> dict[str, Any]:
    judged = entry.judged
    return {
        **{name: value for name, value in dataclasses.asdict(entry.mutant).items() if name != "code"},
        "killed": entry.killed,
        "killed_by": list(judged.failed),
        "ended": judged.ended,
        "equivalent": entry.equivalent,
        "recognised": judged.recognised,
        "seconds": round(judged.seconds, 3),
    }


def _report(found: Quality, complaints: list[str]) -> dict[str, Any]:
    return {
        "assignment": found.assignment,
        "fast": found.fast,
        "seconds": round(found.seconds, 1),
        "mutants": [_as_dict(entry) for entry in found.mutants],
        "right": {judged.task.name: judged.earned for judged in found.right},
        "wrong": {
            label.task.name: {"contains": label.contains, "earned": judged.earned, "recognised": judged.recognised}
            for label, judged in found.wrong
        },
        "unseen": {name: dataclasses.asdict(counts) for name, counts in found.unseen_now.items()},
        "disputed": page.told_disputed(found),
        "first_judgings": [
            {**dataclasses.asdict(judging), "when": judging.when.isoformat()} for judging in found.first_judgings
        ],
        "regradings": found.stability.regradings,
        "complaints": complaints,
    }

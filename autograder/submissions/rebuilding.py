"""A submission rebuilt from the release: its answers and extra cells in fresh cells of the course.

A submitted cell is known by its grade id, else by its cell id, else by its text, else by the names that it defines. An
answer counts wherever it stands: where the answer cell is missing or still holds the stub, and another cell of the
student defines what was to be written, that definition is judged. Cells that no kernel would run as they are, and stubs
that would stand in an answer's way, are put right where that is beyond doubt (`repairing`).
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import exercise_of, grade_id, is_answer, is_answered_here, is_graded
from autograder.guest.sentences import say
from autograder.submissions import matching, repairing
from autograder.submissions.commented import answers_in_comments
from autograder.submissions.definitions import defined, definitions, left_open, parsed, to_be_written
from autograder.submissions.helpers_in_checks import helpers_in_checks
from autograder.submissions.results_below import results_below_checks

_MAX_NOTEBOOK = 500_000  # characters of one notebook that are looked at for definitions


@dataclass
class Rebuilding:
    """One way through a submitted notebook."""

    skeleton: NotebookNode
    texts: dict[int, str] = field(default_factory=dict)  # the student's, by the place of the cell in the release
    extras: dict[int, list[NotebookNode]] = field(default_factory=dict)  # by the place of the cell that they follow
    changed: dict[int, str] = field(default_factory=dict)  # the student's text of cells that are put back
    attachments: dict[int, NotebookNode] = field(default_factory=dict)  # pictures in texts
    notes: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    looked_at: dict[str, frozenset[str]] = field(default_factory=dict)  # what texts define
    is_another: bool = False  # no exercise of the release was found in it

    def of(self, submitted: NotebookNode) -> tuple[NotebookNode, list[str]]:
        """The release with the student's answers and extra cells put in, and notes on what was put right.

        Graded and locked cells are the release's. Of an answer cell the text is the student's; if there are copies, the
        last counts, as it would if the notebook were run, and the earlier ones stay as extra cells. Other cells of the
        release (set-up, experiments, text) keep the student's text too. Extra cells stand after the release's cell that
        they follow.
        """
        here = -1
        cells = self._readable(submitted)
        places = self.places(cells)
        of_earlier = matching.of_an_earlier_release(cells, places)
        for cell, place, earlier in zip(cells, places, of_earlier, strict=True):
            if earlier and (cell.cell_type == "code" or not matching.is_written(cell, self.skeleton)):
                if cell.cell_type == "code" and not matching.is_as_released(cell):  # what others may call
                    code = [at for at in range(here + 1) if self._is_code(at)]
                    self._add(code[-1] if code else -1, "code", cell.source)
                continue
            if place is None:
                self._add(here, self._kind_below(here, cell), cell.source, cell.get("attachments"))
                continue
            here = place
            self._take(cell, place)
        self.notes += [
            say("rebuilding.is-not-in-the-assignment-any-more", name=name) for name in dict.fromkeys(of_earlier) if name
        ]
        self._leave_stubs_out()
        found = self._answers_elsewhere()
        self.notes += results_below_checks(self.skeleton, self.texts, self.extras)
        self.notes += helpers_in_checks(self.skeleton, self.texts, self.changed, self.extras)
        self._keep_what_questions_hold()
        self.notes += answers_in_comments(self.skeleton, self.texts, self.extras)
        self.is_another = self._is_another(cells, self.seen - self._stubs_of_another(cells, places) | found)
        self.notes += matching.missing(self.skeleton, self.seen | found)
        return self._notebook(), self.notes

    def _is_another(self, cells: list[NotebookNode], own: set[int]) -> bool:
        """Whether the cells name exercises and none of the release's, or no exercise of it has its place in `own`.

        Answers that were pasted into a notebook of something else are answers, if it is half of them at least.
        """
        named = {grade_id(cell) for cell in cells} - {None}
        if named and named.isdisjoint(map(grade_id, self.skeleton.cells)):
            pasted = [cell.source for cell in cells if cell.cell_type == "code" and not grade_id(cell)]
            wanted = [names for place in range(len(self.skeleton.cells)) if (names := self._left_open(place))]
            there = sum(any(self._defines(text, names) for text in pasted) for names in wanted)
            return not wanted or 2 * there < len(wanted)
        exercises = {place for place, cell in enumerate(self.skeleton.cells) if is_answer(cell) or is_graded(cell)}
        return bool(exercises) and exercises.isdisjoint(own)

    def _stubs_of_another(self, cells: list[NotebookNode], places: list[int | None]) -> set[int]:
        """The places of texts that are as they were handed out, in cells that say that they are another question's."""
        return {
            place
            for cell, place in zip(cells, places, strict=True)
            if place is not None
            and cell.cell_type == "markdown"
            and cell.source.strip() == self.skeleton.cells[place].source.strip()
            and grade_id(cell) != grade_id(self.skeleton.cells[place])
            and cell.id != self.skeleton.cells[place].id
        }

    # ------------------------------------------------------------------------------------- which cell is which

    def places(self, cells: list[NotebookNode]) -> list[int | None]:
        """For each submitted cell, the place in the release of the cell that it is; None for one of the student's."""
        found = self._by_names(cells)
        missing = [place for place in range(len(self.skeleton.cells)) if place not in found]
        if not missing:
            return found
        lost = len(missing) == len(self.skeleton.cells)
        for number, cell in enumerate(cells):
            if found[number] is None and cell.source.strip():
                found[number] = next(
                    (place for place in missing if matching.alike(cell, self.skeleton.cells[place])), None
                )
                missing = [place for place in missing if place != found[number]]
        self._by_definitions(cells, found, missing)
        self._written_by_place(cells, found, missing)
        if lost and any(place is not None for place in found):
            self.notes.append(say("rebuilding.the-cells-of-this-file-have-lost"))
        return found

    def _by_names(self, cells: list[NotebookNode]) -> list[int | None]:
        return [matching.slot(cell, self._slots, self.skeleton) for cell in cells]

    @functools.cached_property
    def _slots(self) -> dict[str, int]:
        return {matching.key(cell): place for place, cell in enumerate(self.skeleton.cells)}

    def _by_definitions(self, cells: list[NotebookNode], found: list[int | None], missing: list[int]) -> None:
        """Of the cells that define what one missing answer was to define, and no other's, the last is that answer."""
        wanted = {place: names for place in missing if (names := self._left_open(place))}
        for number in reversed(range(len(found))):
            cell = cells[number]
            if found[number] is None and cell.cell_type == "code":
                fits = [place for place, names in wanted.items() if self._defines(cell.source, names)]
                if len(fits) == 1:
                    found[number] = fits[0]
                    del wanted[fits[0]]
                    missing.remove(fits[0])

    def _written_by_place(self, cells: list[NotebookNode], found: list[int | None], missing: list[int]) -> None:
        """A text that stands where a written answer is missing, behind the cell before it, is that answer."""
        for place in list(missing):
            if place and is_answer(self.skeleton.cells[place]) and self.skeleton.cells[place].cell_type != "code":
                before = next((number for number, other in enumerate(found) if other == place - 1), None)
                after = None if before is None else before + 1
                if after is None or after == len(found) or found[after] is not None:
                    continue
                if cells[after].cell_type != "code":
                    found[after] = place
                    missing.remove(place)

    # ------------------------------------------------------------------------------------- what no kernel would run

    def _readable(self, submitted: NotebookNode) -> list[NotebookNode]:
        """The submitted cells, without Markdown's fences in code, and with functions in one cell that stood in two."""
        cells = list(submitted.cells)
        if sum(len(cell.source) for cell in cells) > _MAX_NOTEBOOK:
            return cells
        for cell in cells:
            if cell.cell_type == "code":
                cell.source = repairing.without_invisible(cell.source)
            if self._is_run(cell) and (source := repairing.without_fences(cell.source)) != cell.source:
                cell.source = source
                self.notes.append(say("rebuilding.a-code-cell-had-markdown-around-its"))
        places = self._by_names(cells)
        whole: list[tuple[NotebookNode, int | None]] = []
        for cell, place in zip(cells, places, strict=True):
            if whole and self._may_be_one(*whole[-1], cell, place):
                before, its = whole[-1]
                both = repairing.joined(before.source, cell.source)
                if both is not None:
                    kept = before if its is not None else cell
                    kept.source = both
                    whole[-1] = kept, place if its is None else its
                    self.notes.append(say("rebuilding.a-function-begins-in-one-cell-and"))
                    continue
            whole.append((cell, place))
        return [cell for cell, _ in whole]

    def _is_run(self, cell: NotebookNode) -> bool:
        """Whether it is code, or will be again because it stands in the place of an answer that is."""
        if cell.cell_type == "code":
            return True
        (place,) = self._by_names([cell])
        return place is not None and self._is_code(place)

    def _may_be_one(self, first: NotebookNode, its: int | None, cell: NotebookNode, place: int | None) -> bool:
        """Whether two cells may be the student's parts of one: of code, none put back, not of two places."""
        of_two = place is not None and its is not None and place != its
        put_back = self._is_fixed(its) or self._is_fixed(place)
        return bool(first.cell_type == cell.cell_type == "code") and not of_two and not put_back

    # ------------------------------------------------------------------------------------- what is taken of a cell

    def _take(self, cell: NotebookNode, place: int) -> None:
        original = self.skeleton.cells[place]
        name = grade_id(original)
        fixed = self._is_fixed(place)
        if place in self.seen and name:
            self.notes.append(
                say("rebuilding.the-cell-was-there-more-than-once-2", name=name)
                if fixed
                else say("rebuilding.the-cell-was-there-more-than-once", name=name)
            )
        if cell.cell_type != original.cell_type and name:
            self.notes.append(
                say(
                    "rebuilding.the-cell-had-become-a-cell-it",
                    name=name,
                    cell_type=cell.cell_type,
                    cell_type2=original.cell_type,
                )
            )
        self.seen.add(place)
        if fixed:
            if cell.source.strip() != original.source.strip() and not matching.is_as_released(cell):
                self.changed[place] = cell.source
            return
        if place in self.texts and self.texts[place] != original.source:
            # The earlier copy stood before the later one and would have run before it.
            copies = self.extras.setdefault(place - 1, [])
            copies.append(_copy_of(original, self.texts[place], len(copies)))
        if place not in self.texts or cell.source != original.source:
            self.texts[place] = cell.source
            self._attach(place, cell)

    def _kind_below(self, place: int, cell: NotebookNode) -> str:
        """The type of an added cell: prose in a cell of code below a written question is an answer to it."""
        question = self.skeleton.cells[place] if place >= 0 else None
        if question is None or question.cell_type == "code" or not (is_graded(question) or is_answer(question)):
            return str(cell.cell_type)
        if cell.cell_type != "code" or not repairing.is_prose(cell.source):
            return str(cell.cell_type)
        self.notes.append(say("rebuilding.text-in-a-code-cell-below-the", question=exercise_of(question)))
        return "markdown"

    def _attach(self, place: int, cell: NotebookNode) -> None:
        if cell.get("attachments") and self.skeleton.cells[place].cell_type != "code":
            self.attachments[place] = cell.attachments

    def _add(self, after: int, kind: str, source: str, attachments: NotebookNode | None = None) -> None:
        there = self.extras.setdefault(after, [])
        extra: NotebookNode = getattr(nbformat.v4, f"new_{kind}_cell")(source)
        extra.id = f"extra-{after + 1}-{len(there) + 1}"
        if attachments and kind == "markdown":
            extra.attachments = attachments
        there.append(extra)

    # ------------------------------------------------------------------------------------- answers elsewhere

    def _leave_stubs_out(self) -> None:
        """Take stubs out of the student's cells where the student has defined their names too, in whatever cell."""
        stubs = {
            node.name: ast.dump(node)
            for place, cell in enumerate(self.skeleton.cells)
            for node in repairing.top_level(cell.source if self._left_open(place) else "")
            if node.name in self._left_open(place)
        }
        texts = list(self._code())
        if not stubs or sum(len(text) for text, _ in texts) > _MAX_NOTEBOOK:
            return
        found = [(text, put, list(repairing.top_level(text))) for text, put in texts]
        again = [[node for node in nodes if repairing.is_stub(node, stubs.values())] for _, _, nodes in found]
        rest = [repairing.without(text, those) for (text, _, _), those in zip(found, again, strict=True)]
        names = stubs.keys() & frozenset().union(*map(defined, rest))  # that the student has defined
        for node in (node for _, _, nodes in found for node in nodes):
            if node.name in names and repairing.stub_above_code(node):
                self.notes.append(say("rebuilding.in-the-line-raise-notimplementederror-of-the", name=node.name))
        for (text, put, _), those in zip(found, again, strict=True):
            if left_out := [node for node in those if node.name in names]:
                put(repairing.without(text, left_out))
                listed = say("rebuilding.and").join(sorted({node.name for node in left_out}))
                self.notes.append(say("rebuilding.the-stub-of-stood-in-your-notebook", listed=listed))

    def _code(self) -> Iterator[tuple[str, Callable[[str], None]]]:
        """The student's own text of each code cell, and how to put another in its place."""
        for place, text in self.texts.items():
            if self._is_code(place) and text.strip() != self.skeleton.cells[place].source.strip():
                yield text, functools.partial(self.texts.__setitem__, place)
        for cells in self.extras.values():
            for cell in cells:
                if cell.cell_type == "code":
                    yield cell.source, functools.partial(setattr, cell, "source")

    def _left_open(self, place: int) -> frozenset[str]:
        cell = self.skeleton.cells[place]
        return left_open(cell.source) if is_answer(cell) and cell.cell_type == "code" else frozenset()

    def _answers_elsewhere(self) -> set[int]:
        """Put in the place of a stub what another cell of the student defines, and below an answer cell that holds
        something else; the places of such answers.
        """
        found = set()
        for place, original in enumerate(self.skeleton.cells):
            names = self._left_open(place)
            text = self.texts.get(place, "").strip()
            is_stub = text in ("", original.source.strip())
            if not names or not (is_stub or _is_about_something_else(text, names)):
                continue
            where = self._definition_of(names, place)
            if where is not None and (is_stub or where != _remark(names)):
                if is_stub:
                    self.texts[place] = where
                else:
                    self._add(place, "code", where)
                found.add(place)
                name, named = exercise_of(original), say("rebuilding.and").join(sorted(names))
                self.notes.append(say("rebuilding.the-answer-cell-of-does-not-hold", name=name, named=named))
        return found

    def _definition_of(self, names: frozenset[str], place: int) -> str | None:
        """What the answer cell is to hold, so that the student's definition counts; None if there is none.

        Nothing but a remark if the cell that has it is run before; else its text, which is needed earlier.
        """
        before: str | None = None
        behind: str | None = None
        for other in range(-1, len(self.skeleton.cells)):
            run = [self.texts[other]] if other in self.texts and other != place and self._is_code(other) else []
            run += [cell.source for cell in self.extras.get(other, []) if cell.cell_type == "code"]
            for text in run:
                if self._defines(text, names):
                    if other < place:
                        before = _remark(names)
                    else:
                        behind = text
            if other in self.changed and self._is_code(other) and self._defines(self.changed[other], names):
                functions = to_be_written(self.skeleton.cells[place].source)
                behind = definitions(self.changed[other], functions, names - functions) or behind
        if behind is None and before is None:
            texts = [cell.source for cells in self.extras.values() for cell in cells if cell.cell_type != "code"]
            code = [repairing.without_fences(text) for text in texts if all(name in text for name in names)]
            return next((text for text in reversed(code) if self._defines(text, names)), None)
        return behind if behind is not None else before

    def _defines(self, text: str, names: frozenset[str]) -> bool:
        """Whether a cell defines all of these names; not, once more text than any notebook has was looked at."""
        if not all(name in text for name in names):
            return False
        if text not in self.looked_at:
            if sum(map(len, self.looked_at)) + len(text) > _MAX_NOTEBOOK:
                return False
            self.looked_at[text] = defined(text)
        return names <= self.looked_at[text]

    def _is_fixed(self, place: int | None) -> bool:
        """Whether the cell of the release is put back whatever was submitted in its place."""
        cell = self.skeleton.cells[place] if place is not None else None
        if cell is None or is_answered_here(cell):
            return False
        return bool(is_graded(cell) or cell.metadata.get("nbgrader", {}).get("locked"))

    def _is_code(self, place: int) -> bool:
        return bool(self.skeleton.cells[place].cell_type == "code")

    def _keep_what_questions_hold(self) -> None:
        """Text that was written into a question, and is put back there, stands below it."""
        for place, text in self.changed.items():
            original = self.skeleton.cells[place]
            if self._is_code(place):
                continue
            added = text.strip().removeprefix(original.source.strip()).strip()
            if added and is_graded(original):
                self._add(place, "markdown", added)
                self.notes.append(say("rebuilding.text-in-the-question-of-was-kept", original=exercise_of(original)))

    # ------------------------------------------------------------------------------------- the notebook

    def _notebook(self) -> NotebookNode:
        cells = list(self.extras.get(-1, []))
        for place, original in enumerate(self.skeleton.cells):
            cell = nbformat.from_dict(original)
            if place in self.texts:
                cell.source = self.texts[place]
            if place in self.attachments:
                cell.attachments = self.attachments[place]
            cells += [cell, *self.extras.get(place, [])]
        nb = nbformat.from_dict({**self.skeleton, "cells": []})
        nb.cells = cells
        return nb


def _remark(names: frozenset[str]) -> str:
    """What stands in the place of a stub whose names were defined before."""
    return say("rebuilding.see-the-cell-that-defines-it", names=", ".join(sorted(names)))


def _is_about_something_else(text: str, names: frozenset[str]) -> bool:
    """Whether an answer cell is Python that cannot define one of these names, in whatever way."""
    in_other_ways = "import *" in text or "%" in text
    return parsed(text) is not None and not in_other_ways and not any(name in text for name in names)


def _copy_of(original: NotebookNode, source: str, number: int) -> NotebookNode:
    copy: NotebookNode = getattr(nbformat.v4, f"new_{original.cell_type}_cell")(source)
    copy.id = f"copy-{re.sub(r'[^A-Za-z0-9_-]', '', grade_id(original) or original.id)[:40]}-{number + 1}"
    return copy

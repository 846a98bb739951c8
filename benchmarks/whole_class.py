"""A class of different submissions, graded three ways: by two local workers, by one, by a cluster that loses one.

`python -m benchmarks.whole_class --submissions 200` makes the class (mixed_class.py), grades copies of it through the
real command, and compares what is left: gradebook, comments, results and graded notebooks must be alike to the letter.
It reports what each way took, what the terminal said of the time left beside the truth, and where the time went.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import Course
from autograder.results import read_result
from benchmarks import class_page, dask_cost, gradebooks, machine, mixed_class, watched
from benchmarks.mixed_class import MixedClass
from benchmarks.watched import Run

SHARES = (0.25, 0.5, 0.75)
KILLED_AT = 0.4  # share of the class after which a worker of the cluster is killed
FEWEST = 100  # submissions from which on that is asked; of fewer, a single slow one decides
RATIO_OF = 24  # submissions that are graded to compare two workers with one
TWO, ONE, CLUSTER = "two local workers", "one process (`--jobs 1`)", "a Dask cluster, one of two workers killed"


@dataclass
class Graded:
    """A copy of the class, graded one way."""

    way: str
    root: Path
    run: Run
    left: dict[str, str]  # what gradebooks.left_by says
    inside: float  # seconds for each submission that its own grading took, as its results say
    surprises: list[str] = field(default_factory=list)


def measure(
    classroom: MixedClass, folder: Path, ways: list[str], say: Callable[[str], None], *, at_once: bool = False
) -> list[Graded]:
    """Grade a copy of the class in each way, one after the other; `at_once`: all but the first at the same time."""
    numbered = list(enumerate(ways))
    graded = functools.partial(_graded_copy, classroom, folder, say)
    alone = 1 if at_once else len(ways)
    found = [graded(*entry) for entry in numbered[:alone]]
    with ThreadPoolExecutor(max(1, len(ways))) as pool:
        return found + list(pool.map(lambda entry: graded(*entry), numbered[alone:]))


def _graded_copy(classroom: MixedClass, folder: Path, say: Callable[[str], None], number: int, way: str) -> Graded:
    root = Path(shutil.copytree(classroom.assignment.course.root, folder / f"way{number}", symlinks=True))
    say(f"{way}: begins, load {os.getloadavg()[0]:.1f}")
    run = _graded(way, root, classroom.assignment.name, len(classroom.students), folder)
    say(f"{way}: {run.seconds:.0f} s, exit code {run.code}, load {os.getloadavg()[0]:.1f}")
    (folder / f"way{number}.txt").write_text(run.said)
    (folder / f"way{number}.json").write_text(json.dumps([vars(look) for look in run.looks]))
    inside, surprises = _results(root, classroom)
    return Graded(way, root, run, gradebooks.left_by(root), inside, surprises)


def _graded(way: str, root: Path, assignment: str, size: int, folder: Path) -> Run:
    if way == TWO:
        return watched.grade(root, assignment, ["--jobs", "2"])
    if way == ONE:
        return watched.grade(root, assignment, ["--jobs", "1"])
    with watched.cluster(folder, 2) as (address, workers):

        def kill_one(done: int) -> None:
            if done >= KILLED_AT * size and workers[0].poll() is None:
                workers[0].kill()

        return watched.grade(root, assignment, ["--scheduler", address], kill_one)


def graded_later(classroom: MixedClass, first: Graded, size: int, seed: int) -> tuple[Graded, float]:
    """Hand in so many more to a graded class, and grade it again with two workers: what is said of them alone.

    And the seconds after which the earlier ones were known to be graded.
    """
    before = len(classroom.students)
    added = mixed_class.more(classroom, Course.find(first.root), size, seed)
    run = watched.grade(first.root, classroom.assignment.name, ["--jobs", "2"])
    known = next(look.seconds for look in run.looks if look.done >= before)
    inside, surprises = _results(first.root, added)
    return Graded(TWO, first.root, run.after(before), {}, inside, surprises), known


def _results(root: Path, classroom: MixedClass) -> tuple[float, list[str]]:
    """Seconds for each submission, and where a clean submission did not earn what it was made to earn."""
    seconds, surprises = 0.0, []
    for student in classroom.students:
        folder = root / "autograded" / student.name / classroom.assignment.name
        results = [read_result(path) for path in sorted(folder.glob("*.ipynb"))]
        seconds += sum(result.seconds for result in results)
        earned = {entry.exercise: entry.earned for result in results for entry in result.exercises}
        for name, points in student.work.expected.items():
            if not student.damage and abs(earned.get(name, 0.0) - points) > 1e-9:
                kind = student.answers.get(name, "not handed in")
                surprises.append(f"{student.name}, {name} ({kind}): earned {earned.get(name, 0.0):g}, not {points:g}")
    return seconds / len(classroom.students), surprises


# what is said about it ----------------------------------------------------------------------------------------------


Said = tuple[float, float]  # between what seconds


def time_left(run: Run) -> list[tuple[float, Said, float]]:
    """At each share of the class: (share, seconds left that the terminal said, seconds that it took)."""
    looks = [(share, run.at(share)) for share in SHARES]
    return [(share, look.left or (0.0, 0.0), run.looks[-1].seconds - look.seconds) for share, look in looks]


def is_honest(run: Run, since: float = SHARES[0]) -> bool:
    """Whether the truth was within what was said from this share of the class on."""
    return all(low <= true <= high for share, (low, high), true in time_left(run) if share >= since)


def are_honest(found: list[Graded], size: int) -> bool:
    """Whether what was said in each way was near the truth; that a worker will be killed, nobody can know before."""
    return size < FEWEST or all(
        is_honest(graded.run, SHARES[-1] if graded.way == CLUSTER else SHARES[0]) for graded in found
    )


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables(found: list[Graded], size: int) -> str:
    """What each way took, said and used."""
    took, said, went = [], [], []
    for graded in found:
        run = graded.run
        first, last = run.at(SHARES[0]).megabytes, run.at(SHARES[-1]).megabytes
        took.append(
            (graded.way, f"{run.seconds:.0f} s", f"{run.seconds / size:.2f} s", f"{first:.0f} MB", f"{last:.0f} MB")
        )
        left = [(f"{_clock(low)} to {_clock(high)}", _clock(true)) for _, (low, high), true in time_left(run)]
        said.append((graded.way, *(" / ".join(pair) for pair in left)))
        seconds = run.times["seconds"]
        parts = [seconds.get(name, 0.0) / size for name in ("reading", "journal", "gradebook and folder")]
        went.append((graded.way, f"{graded.inside:.2f} s", *(f"{part:.3f} s" for part in parts)))
    at = [f"at {share:.0%}" for share in SHARES]
    return "\n\n".join(
        [
            _table(("way", "time", "for each", f"memory {at[0]}", f"memory {at[-1]}"), took),
            "Time left as the terminal said, and as it was:",
            _table(("way", *at), said),
            "Seconds for each submission:",
            _table(("way", "its own grading", "reading", "journal", "gradebook and folder"), went),
        ]
    )


def _clock(seconds: float) -> str:
    return f"{seconds // 60:.0f}:{seconds % 60:02.0f}"


def compared(found: list[Graded]) -> list[str]:
    """Where the other ways differ from the first."""
    first, *others = found
    return [
        f"{first.way} and {other.way}: {difference}"
        for other in others
        for difference in gradebooks.differences(first.left, other.left)
    ]


_PAGE = """Written by `{command}`; no number in this section is typed by hand.

{summary}. Each answer is drawn from the banks of the course. Copies of this class were graded through
`autograder grade` in processes of their own, on {cores} cores (load before: {load}).

{tables}

{at_once}{verdict} Parts can differ where code stands at a limit of time: a cell without points that was stopped or
not, a smaller failing example that was found or not; and where a student's code draws from a generator without a
seed. Memory is that of the process that gives out the work and records; with one process, it grades too. Workers
have their own.
"""


_AT_ONCE = """The ways below the first were graded at the same time, on the same cores: of them, compare what was left,
not the times.

"""


def verdict(found: list[Graded]) -> str:
    """How many rows of the gradebook and parts of graded notebooks the other ways have as the first has them."""
    first, *others = found
    names = sorted({name for other in others for name in gradebooks.differing(first.left, other.left)})
    sentences = []
    for kind, is_row in (("rows of the gradebook, with all comments", True), ("parts of graded notebooks", False)):
        total = sum(gradebooks.is_row(name) == is_row for name in first.left)
        differ = [name for name in names if gradebooks.is_row(name) == is_row]
        told = f"{len(differ)} differ{'s' * (len(differ) == 1)}: {'; '.join(differ[:10])}" if differ else "none differs"
        sentences.append(f"Of {total:,} {kind}, {told}.")
    return " ".join(sentences)


def _page(command: str, classroom: MixedClass, found: list[Graded], load: str, *, at_once: bool) -> str:
    return _PAGE.format(
        at_once=_AT_ONCE if at_once else "",
        command=command,
        summary=classroom.summary,
        cores=machine.description()["Cores"],
        load=load,
        tables=tables(found, len(classroom.students)),
        verdict=verdict(found),
    )


_LATER_PAGE = """Written by `{command}`; no number in this section is typed by hand.

Two local workers graded {before} submissions:

{first}

Then {added} more were handed in and the command was run again, so that the gradebook holds {total}. After {known:.1f} s
the earlier ones were known to be graded. What follows is of the {added} alone:

{tables}
"""


def _later(
    command: str, classroom: MixedClass, first: Graded, options: argparse.Namespace, say: Callable[[str], None]
) -> bool:
    """Measure and write what more submissions cost that are handed in later; whether the time left was honest."""
    size, before = options.later, len(classroom.students)
    later, known = graded_later(classroom, first, size, options.seed + 1)
    say(f"{size} more: {later.run.seconds:.0f} s, exit code {later.run.code}")
    text = _LATER_PAGE.format(
        command=command,
        before=before,
        first=tables([first], before),
        added=size,
        total=before + size,
        known=known,
        tables=tables([later], size),
    )
    print(text)
    if options.docs:
        class_page.put(options.docs, class_page.LATER, text)
    return size < FEWEST or is_honest(later.run)


def _dask(classroom: MixedClass, options: argparse.Namespace, load: str, say: Callable[[str], None]) -> int:
    """Measure what a cluster costs, with submissions in which nothing is damaged."""
    clean = [student.name for student in classroom.students if not student.damage]
    ratio = None
    cost = dask_cost.cost(classroom.assignment, clean)
    say(f"{cost}")
    if options.dask_ratio:
        ratio = dask_cost.ratio(classroom.assignment, clean[:RATIO_OF], options.dask_ratio, say)
    command = f"python -m benchmarks.whole_class --submissions {options.submissions} --dask"
    command += f"-ratio {options.dask_ratio} --docs docs" if options.dask_ratio else " --docs docs"
    text = dask_cost.page(command, cost, ratio, load)
    print(text)
    if options.docs:
        class_page.put(options.docs, class_page.DASK, text)
    return 0


def main() -> int:
    """Measure, print and write; 1 if the ways differ, or if the time left was not honest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole_class", description=__doc__)
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the drawing")
    parser.add_argument("--ways", nargs="*", type=int, default=[0, 1, 2], help="0 two workers, 1 one, 2 a cluster")
    parser.add_argument("--at-once", action="store_true", help="all ways but the first at the same time, to save time")
    parser.add_argument("--later", type=int, default=0, help="so many more, handed in when the first way has ended")
    parser.add_argument("--docs", type=Path, help="folder of the page; none is written without it")
    parser.add_argument(
        "--dask", action="store_true", help="what a cluster costs for each submission, and nothing else"
    )
    parser.add_argument("--dask-ratio", type=int, metavar="ROUNDS", help="and how much faster two of its workers are")
    parser.add_argument("--keep", type=Path, help="a new folder in which the graded courses are kept")
    options = parser.parse_args()
    if options.docs and not options.docs.is_dir():
        parser.error(f"there is no folder {options.docs}")  # now, and not after an hour
    warnings.simplefilter("ignore")  # SQLAlchemy's, about nbgrader's use of it
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - started:5.0f} s] {text}", file=sys.stderr, flush=True)

    load = f"{os.getloadavg()[0]:.1f}"
    ways = [(TWO, ONE, CLUSTER)[place] for place in options.ways]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        classroom = mixed_class.make(folder / "course", options.submissions, options.seed)
        say(classroom.summary)
        if options.dask or options.dask_ratio:
            return _dask(classroom, options, load, say)
        found = measure(classroom, folder, ways, say, at_once=options.at_once)
        differ = compared(found)
        print(tables(found, options.submissions))
        print(f"\n{len(found[0].left):,} rows and parts compared, {len(differ)} differences")
        print("\n".join(differ))
        for surprise in found[0].surprises:
            print(f"not as it was made: {surprise}")
        command = f"python -m benchmarks.whole_class --submissions {options.submissions}"
        command += f" --seed {options.seed}" if options.seed != parser.get_default("seed") else ""
        command += " --at-once" if options.at_once else ""
        command += f" --ways {' '.join(map(str, options.ways))}" if len(ways) < 3 else ""
        command += f" --later {options.later} --docs docs" if options.later else " --docs docs"
        if options.docs and len(ways) > 1:  # a single way is compared with nothing
            page = _page(command, classroom, found, load, at_once=options.at_once)
            class_page.put(options.docs, class_page.WHOLE, page)
        honest = not options.later or _later(command, classroom, found[0], options, say)
    alone = found[:1] if options.at_once else found  # what others begin or end meanwhile, nobody can know before
    return int(bool(differ) or not honest or not are_honest(alone, options.submissions))


if __name__ == "__main__":
    sys.exit(main())

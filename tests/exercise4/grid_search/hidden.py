"""What `grid_search` and `best_parameters` are graded by."""

from contextlib import suppress

import numpy as np

from autograder.testing import NotYet, claim, compare, describe, difference, expect, hidden, items, numbers

from ..ratings import _left_to_chance, _parts, _record, _two_kinds

_A_FIT = ("matrix_factorization", "iteration", "prediction", "mse")

_COLUMNS = ("K", "weight", "train_mse", "test_mse")

_GRID = """
import numpy, pandas
losses = grid_search(train, test, Ks, weights, iterations, numpy.random.default_rng(seed))
is_frame = isinstance(losses, pandas.DataFrame)
columns = [str(name) for name in losses.columns] if is_frame else []
complete = all(columns.count(name) == 1 for name in names)
[type(losses).__name__, is_frame, columns, [losses[name].tolist() for name in names] if complete else None]
"""

_FACTS_OF_A_GRID = """
import numpy

def grid(iterations, seed):
    losses = grid_search(train, test, Ks, weights, iterations, numpy.random.default_rng(seed))
    pairs = numpy.array(losses[["K", "weight"]], dtype=float)
    order = numpy.lexsort((pairs[:, 1], pairs[:, 0]))
    errors = [numpy.array(losses[name].tolist(), dtype=float)[order] for name in ("train_mse", "test_mse")]
    return pairs[order], numpy.array(errors)

def same(one, other, rtol=1e-2):
    return numpy.shape(one) == numpy.shape(other) and bool(numpy.allclose(one, other, rtol=rtol))

pairs, errors = grid(70, seed)
facts = [pairs, numpy.shape(errors)]
if numpy.shape(errors) == (2, 4):
    short, longer, other = grid(1, seed)[1], grid(71, seed)[1], grid(70, seed + 1)[1]
    table = errors.reshape(2, 2, 2)
    facts.append([bool(numpy.ptp(table, axis=axis).max() < 1e-2 * table.max()) for axis in (1, 2)])
    # which of the two errors is larger depends on the weight, if there is one for all
    as_usual = None if facts[2][1] else bool(errors[0].mean() < errors[1].mean())
    of_ratings = bool(errors.max() < 1000)  # they are from 0 to 6
    facts += [same(short, errors, 1e-9), as_usual, same(other, errors), of_ratings]
    if facts[3]:  # whatever number of iterations is asked for; is it the first, or one that is large enough?
        _, _, *own = matrix_factorization(train, test, Ks[0], weights[0], 1, numpy.random.default_rng(seed))
        alone = grid_search(train, test, Ks[:1], weights[:1], 70, numpy.random.default_rng(seed))
        alone = [alone["train_mse"].iloc[0], alone["test_mse"].iloc[0]]
        facts.append(not facts[5] and same(alone, [numpy.asarray(part, dtype=float)[0] for part in own], 1e-9))
    else:
        facts.append(same(longer, errors, 1e-6))
        if facts[2] == [True, False] and facts[5]:  # another K makes no difference: is it always the same one?
            alone = grid_search(train, test, [1], [2.0], 70, numpy.random.default_rng(seed))
            facts.append(same([alone["train_mse"].iloc[0], alone["test_mse"].iloc[0]], errors[:, 0]))
        if facts[2] == [False, False]:
            once = [same(part, first) for part, first in zip(errors, short)]
            facts += [part if same(part, again) else first for part, first, again in zip(errors, once, other)]
facts
"""


def _record_grid(answer, rng):
    """Facts about a grid that hold whatever the starts, and whatever the order of the pairs."""
    train, test = _two_kinds(rng)
    inputs = {"train": train, "test": test, "Ks": [2, 1], "weights": [3.5, 2.0]}
    _record(answer, _FACTS_OF_A_GRID, seed=int(rng.integers(2**31)), **inputs)


_BEST = """
import pandas
losses = pandas.DataFrame(columns, index=index)
best = best_parameters(losses)
labelled = type(best).__name__ if isinstance(best, (pandas.Series, pandas.DataFrame)) else ""
[best, labelled, losses.index.tolist(), losses.columns.tolist()]
"""


def _grid(answer, train, test, Ks, weights, iterations, seed):
    """The rows (K, weight, train_mse, test_mse) as an array, in order of K and weight."""
    shown = f"Ks={np.asarray(Ks).tolist()}, weights={np.asarray(weights).tolist()}"
    called = f"grid_search(train, test, {shown}, iterations={iterations}, rng)"
    inputs = {"train": train, "test": test, "Ks": Ks, "weights": weights, "iterations": iterations, "seed": seed}
    value = answer.probe(_GRID, called=called, names=list(_COLUMNS), **inputs)
    kind, is_frame, columns, found = items(value, "the type", "whether", "the columns", "the values", called=called)
    with claim("grid_search gives a frame with the four columns."):
        look_at = "what is returned"
        expect(is_frame is True, called=called, got=f"a {kind}", wanted="a pandas.DataFrame", look_at=look_at)
        expect(
            found is not None,
            called=called,
            got=f"a frame with the columns {describe(columns)}",
            wanted=f"the columns {describe(list(_COLUMNS))}, each once",
            look_at="the names of the columns",
        )
    n_pairs = len(Ks) * len(weights)
    found = items(found, *_COLUMNS, called=called)
    with claim("The frame has exactly one row for every pair of a K and a weight."):
        rows = [
            numbers(one, (n_pairs,), called=f"column {name} of {called}")
            for name, one in zip(_COLUMNS, found, strict=True)
        ]
    return np.transpose(rows)[np.lexsort((rows[1], rows[0]))]


@hidden("grid_search", points=1, uses=_A_FIT, without={"edges": "its tables go to matrix_factorization, tested so"})
def has_one_row_per_pair(answer, reference, rng):
    """The frame has exactly one row for every pair of a K and a weight."""
    train, test = _parts(rng, 8, 7)
    answer.when_wrong(lambda answer: _record_grid(answer, rng))
    for Ks, weights in (
        ([3, 1], [4, 0.5, 2.0]),
        ((2, 9, 4), [0.7]),
        (np.array([2]), np.array([1.5])),
        (np.array([3, 1]), np.array([4.0, 0.5, 2.0])),
        ([1, 4], np.array([0.5, 2.0])),
        (np.array([4, 1, 2]), (0.5, 2.0)),
        # All errors are largest at the weight 1e6, where all predictions are next to 0: they rise and fall.
        ([1, 3, 2], [1.0, 1e6, 2.0, 1e7, 0.5]),
        ([2, 3, 1], [1e6, 0.5, 1e7, 2.0]),
    ):
        with _left_to_chance(answer):
            rows = _grid(answer, train, test, Ks, weights, 2, int(rng.integers(2**31)))
        pairs = [(K, weight) for K in sorted(Ks) for weight in sorted(weights)]
        look_at = "the columns K and weight, which should name every pair once"
        compare(rows[:, :2], pairs, called=answer.last_called, look_at=look_at)


@hidden("grid_search", points=2, uses=_A_FIT)
def fits_each_pair_with_its_own_parameters(answer, reference, rng):
    """The errors of each row are those of a fit with its K and weight."""
    train, test = _two_kinds(rng)
    Ks, weights, seed = [1, 2], [1.0, 3.0], int(rng.integers(2**31))
    with _left_to_chance(answer):
        rows = _grid(answer, np.asfortranarray(train), test, Ks, weights, 80, seed)
    wanted = _grid(reference, train, test, Ks, weights, 80, seed)
    look_at = "which K, weight and number of iterations each fit is given, and which error stands in which column"
    # right answers agree to 3e-7, see _two_kinds; another K or weight changes one of the two errors by 10 % and more
    compare(rows[:, 2:], wanted[:, 2:], called=answer.last_called, rtol=1e-5, look_at=look_at)
    with _left_to_chance(answer):
        shorter = _grid(answer, train, test, Ks, weights, 1, seed)
        other = _grid(answer, train, test, Ks, weights, 1, seed + 1)
    with claim("Each fit takes as many iterations as are asked for."):
        expect(
            not np.allclose(
                shorter[:, 2:], rows[:, 2:], rtol=1e-6
            ),  # one iteration is 1e-3 and more away from the best fit
            called=answer.last_called,
            got="the same errors for 1 iteration as for 80",
            wanted="the errors after 1 iteration, which are others",
            look_at="how many iterations each fit is given",
        )
        _expect_as_many_iterations(answer, train, test, seed)
    # After one iteration the start still shows: in 1,000 pairs of seeds some error differed by 0.5 % and more.
    called, differs = answer.last_called, not np.allclose(other[:, 2:], shorter[:, 2:], rtol=1e-9)
    with claim("Each fit draws its start from rng."):
        expect(
            differs or _own_fit_ignores_rng(answer, train, test, seed),
            called=called,
            got="the same errors from two seeds",
            wanted="errors that differ, for fits that start elsewhere",
            look_at="which generator each fit is given: all random numbers should come from rng",
        )


_ONE_PAIR_AND_OWN_FIT = """
import numpy
losses = grid_search(train, test, [2], [1.0], 3, numpy.random.default_rng(seed))
_, _, *errors = matrix_factorization(train, test, 2, 1.0, 7, numpy.random.default_rng(seed))
alone = [losses[name].iloc[0] for name in ("train_mse", "test_mse")]
[numpy.asarray(alone, dtype=float), numpy.array([numpy.asarray(part, dtype=float) for part in errors])]
"""


def _expect_as_many_iterations(answer, train, test, seed):
    """If the grid's errors are found among those of the student's own fit, they stand where they should.

    A grid may fit in its own way, or give each fit a generator of its own; then they are not found, and nothing said.
    """
    called, taken = answer.last_called, [{"3"}, {"3"}]
    with suppress(NotYet), _left_to_chance(answer):
        alone, errors = answer.probe(_ONE_PAIR_AND_OWN_FIT, train=train, test=test, seed=seed)
        taken = [_made_from(*pair) for pair in zip(numbers(alone, (2,)), numbers(errors, (2, 7)), strict=True)]
    answer.last_called = called
    number = next(iter(taken[0] & taken[1] - {"mean"}), "")
    of_one = f"the errors after {number} iteration{'s' * (number != '1')}"
    expect(
        not all(taken) or all("3" in places for places in taken),
        called="grid_search(train, test, Ks=[2], weights=[1.0], iterations=3, rng)",
        got=of_one if number else "what is made from the errors after several iterations",
        wanted="the errors after 3 iterations",
        look_at="how many iterations each fit is given, and which entry of its lists is taken",
    )


def _made_from(error, errors):
    """From which of the errors it comes: the numbers of those that it is, or "mean" if it is a mean of neighbours.

    A fit from another start has errors that differ by 1e-4 and more: that both come within 1e-12 of any of these 28
    happens once in 1e12 tries.
    """
    ends = [(start, stop) for stop in range(1, 8) for start in range(stop)]
    names = {(start, stop): str(stop) if stop - start == 1 else "mean" for start, stop in ends}
    return {names[start, stop] for start, stop in ends if abs(errors[start:stop].mean() - error) < 1e-12 * abs(error)}


_OWN_FIT = """
import numpy

def fit(seed):
    value = matrix_factorization(train, test, 2, 1.0, 1, numpy.random.default_rng(seed))
    return numpy.array([numpy.asarray(part)[-1] for part in value[2:]], dtype=float)

bool(numpy.allclose(fit(seed), fit(seed + 1), rtol=1e-9))
"""


def _own_fit_ignores_rng(answer, train, test, seed):
    """Whether the student's own fit, on which the grid may be built, is to blame; that cost its points already."""
    with suppress(NotYet), _left_to_chance(answer):
        return answer.probe(_OWN_FIT, train=train, test=test, seed=seed) is True
    return False


def _losses(rng):
    """Columns of a grid, and the row of its lowest held-out error.

    All different are the first row, the lowest held-out error, the second lowest, the lowest training error, the
    lowest sum of both, the largest error, the K and the weight that are best on average, and the smallest difference
    of the two errors, which a pair has that fits both parts equally badly.
    """
    Ks, weights = (2, 3, 5, 8), (0.05, 0.4, 1.5)
    by_k = np.array([0.2, *rng.permutation([0.0, 0.3, 0.4])])  # the first K is neither the best nor the worst
    by_weight = rng.permutation([0.0, 0.2, 0.3])
    noise = rng.uniform(0.0, 0.01, size=(4, 3))  # so that no two are equal
    test_errors = (0.4 + by_k[:, np.newaxis] + by_weight + noise).ravel()
    neither_is_best = np.flatnonzero((by_k[:, np.newaxis] * by_weight).ravel())
    best = int(rng.choice(neither_is_best[neither_is_best > 0]))
    on_average = test_errors.argmin()
    # The best K with the worst weight, and the worst K with the best: low errors there leave both averages' order.
    total = 3 * int(by_k.argmin()) + int(by_weight.argmax())
    second = 3 * int(by_k.argmax()) + int(by_weight.argmin())
    test_errors[[best, second, total]] = 0.35, 0.38, 0.45
    worst = test_errors.argmax()
    others = np.setdiff1d(np.arange(1, 12), [best, second, total, worst, on_average])
    train_errors = rng.uniform(0.2, 0.25, size=12)
    lowest, underfit = rng.permutation(others)[:2]
    train_errors[[best, total, lowest]] = 0.3, 0.08, 0.02
    train_errors[underfit] = test_errors[underfit] - 0.01
    columns = {
        "K": [K for K in Ks for _ in weights],
        "weight": [weight for _ in Ks for weight in weights],
        "train_mse": train_errors.tolist(),
        "test_mse": test_errors.tolist(),
    }
    return columns, best


@hidden("grid_search", points=1)
def picks_the_lowest_held_out_error(answer, reference, rng):
    """best_parameters gives K and weight of the row with the lowest error on the held-out ratings."""
    columns, best = _losses(rng)
    called = "best_parameters(losses)"
    one_row = {name: values[best : best + 1] for name, values in columns.items()}
    for each in (columns, one_row):
        inputs = {"columns": each, "index": list(range(len(each["K"])))}
        got, *_ = _best(answer, called, inputs)
        compare(got, reference.probe(_BEST, **inputs)[0], called=called, rtol=1e-9, look_at="which column decides")
        called = "best_parameters(losses) with a single row"
    _expect_exact_choice(answer, reference, columns, rng)


def _expect_exact_choice(answer, reference, columns, rng):
    """Errors of any size are compared to the last digit, and those of this frame, not of an earlier one."""
    n_rows = len(columns["K"])
    close = rng.integers(20, 90) / 100 + 0.0012342 + 1e-7 * np.arange(n_rows)[::-1]  # equal if rounded to six digits
    close[-1] = close[0] + 1e-7  # the first is neither the best nor the worst, nor is the last
    for test_errors in (
        close,
        np.roll(columns["test_mse"], 3),
        10.0 * np.array(columns["test_mse"]),
        1e4 * np.array(columns["test_mse"]),
        1e12 * np.roll(columns["test_mse"], 5),
        1e-6 * np.roll(columns["test_mse"], 2),
        columns["test_mse"],
    ):
        inputs = {"columns": {**columns, "test_mse": np.asarray(test_errors).tolist()}, "index": list(range(n_rows))}
        called = f"best_parameters(losses) with errors from {min(test_errors):.8g} to {max(test_errors):.8g}"
        got, *_ = _best(answer, called, inputs)
        compare(got, reference.probe(_BEST, **inputs)[0], called=called, rtol=1e-9, look_at="which row decides")


def _best(answer, called, inputs):
    """What best_parameters returned, and the frame's index and columns after it."""
    value = answer.probe(_BEST, called=called, **inputs)
    best, labelled, *after = items(value, "K and weight", "a type", "the index", "the columns", called=called)
    expect(
        not labelled,
        called=called,
        got=f"a pandas.{labelled}",
        wanted="two values, K and weight, which are found by their places",
        look_at="what a part of a frame is: a table with labels",
    )
    return best, *after


@hidden("grid_search", points=1)
def reads_frames_in_any_order(answer, reference, rng):
    """best_parameters gives the same pair whatever the order of the rows."""
    columns, best = _losses(rng)
    # No row keeps its place, and the first row has neither the lowest error nor the smallest or largest K or weight.
    # (By half of the rows, a label and a position taken for each other would lead to the same row.)
    first = int(rng.choice(np.setdiff1d([4, 7], [best])))
    order = np.roll(np.arange(12), -first).tolist()
    shuffled = {name: [values[i] for i in order] for name, values in columns.items()}
    inputs = {"columns": shuffled, "index": order}
    called = "best_parameters(losses) with the rows shuffled"
    got, *after = _best(answer, called, inputs)
    mixed_up = [[columns["K"][i], columns["weight"][i]] for i in (order.index(best), order[best])]
    is_mixed_up = any(difference(got, pair) is None for pair in mixed_up)
    look_at = (
        "how the row is found: by its position or by its label in the index" if is_mixed_up else "which column decides"
    )
    compare(got, reference.probe(_BEST, **inputs)[0], called=called, rtol=1e-9, look_at=look_at)
    alone = after == [order, list(columns)]
    look_at = "working on a copy"
    with claim("best_parameters leaves the frame as it was."):
        expect(alone, called=called, got="a frame changed by the call", wanted="the frame as it was", look_at=look_at)
    with claim("best_parameters gives the same pair whatever the index of the rows."):
        _expect_the_same_under_other_labels(answer, reference, shuffled)


def _expect_the_same_under_other_labels(answer, reference, columns):
    """Labels that start later or are no numbers. (Labels of several rows are left out: loc[idxmin()] is usual.)

    Whoever looks a row up by its label may make any other mistake as well. So that it is recognised, these calls are
    not kept for recognition.
    """
    before = len(answer.calls)
    try:
        for kind, index in (
            ("numbers from 5 up", list(range(5, 17))),
            ("letters", list("cabdlkjihgfe")),
            ("every second number, from the largest down", list(range(22, -2, -2))),
        ):
            inputs = {"columns": columns, "index": index}
            called = f"best_parameters(losses) with the rows shuffled, under an index of {kind}"
            got, *_ = _best(answer, called, inputs)
            look_at = "how the row is found: by its position or by its label in the index"
            compare(got, reference.probe(_BEST, **inputs)[0], called=called, rtol=1e-9, look_at=look_at)
    finally:
        del answer.calls[before:]

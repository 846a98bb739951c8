"""What `iteration`, the half-step, is graded by. The reasons for its tolerances stand in ratings.py."""

import numpy as np

from autograder.testing import agree, claim, compare, expect, hidden, leaves_alone, numbers, refuses

from ..ratings import _table, _weight_of


@hidden("iteration", points=2)
def gives_the_closed_form_on_a_full_table(answer, reference, rng):
    """Where everything is observed, it is the closed form of ridge regression."""
    for K, n_rows, n_columns in (
        (3, 5, 9),
        (1, 4, 6),
        (3, 3, 5),
        (4, 4, 4),
        (5, 2, 3),
        (2, 4, 4),
        (2, 1, 6),
        (2, 6, 1),
        (1, 1, 1),
    ):
        ratings = rng.integers(1, 6, size=(n_rows, n_columns)).astype(float)
        args = rng.normal(size=(K, n_columns)), ratings, rng.uniform(1.5, 4.0)
        agree(answer, reference, *args, rtol=1e-9, atol=1e-9, look_at=_weight_in_it)
    ratings, weight = rng.integers(1, 6, size=(4, 6)).astype(float), rng.uniform(1.5, 2.0)
    fixed = rng.normal(size=(3, 6))
    for args in (
        (fixed, ratings, weight),
        (np.asfortranarray(fixed), ratings, weight),  # transposed, which leaves the numbers where they are in memory
        (fixed, np.asfortranarray(ratings), weight),
        (fixed[:, [0, 3, 2, 1, 4, 5]], ratings, weight),  # and nothing is left from an earlier call
        (fixed, ratings[[0, 2, 1, 3]], weight),
        (fixed, ratings, 2.0 * weight),
        (fixed.reshape(2, 9), rng.integers(1, 6, size=(3, 9)).astype(float), weight),
        (fixed, ratings, weight),
    ):
        agree(answer, reference, *args, rtol=1e-9, atol=1e-9, look_at=_weight_in_it)
    _agree_on_nearly_parallel_factors(answer, reference, rng)


def _weight_in_it(got, fixed, ratings, weight):
    """Where to look if the factors are right for another weight; empty if they are not."""
    found = _weight_of(got, fixed, ratings)
    another = found is not None and abs(found - weight) > 1e-9 * weight
    return f"the weight: yours are the factors for a weight of {found:.4g}, and it is {weight:.4g}" if another else ""


def _agree_on_nearly_parallel_factors(answer, reference, rng):
    """Steps towards the solution would have to be tens of thousands; whoever solves the systems loses four digits."""
    ratings = rng.integers(1, 6, size=(4, 9)).astype(float)
    fixed = rng.normal(size=9) + 1e-2 * rng.normal(size=(3, 9))

    def look_at(got, *args):
        return _weight_in_it(got, *args) or "whether the systems are solved, or only approached in steps"

    with claim("The systems are solved, however nearly parallel the factors are."):
        agree(answer, reference, fixed, ratings, 1e-5, rtol=1e-2, atol=1e-6, look_at=look_at)


@hidden("iteration", points=4)
def leaves_missing_ratings_out(answer, reference, rng):
    """A missing rating has no influence on the factors of its row (weight next to nothing)."""
    ratings = _table(rng, 40, 30, 0.5)
    ratings[:, :10] = rng.integers(1, 6, size=(40, 10))  # so that every row determines its three factors
    ratings[:, 15] = 0.0
    ratings /= 2  # from 0.5 to 2.5: what is not 0 is a rating
    fixed = rng.normal(size=(3, 30))
    look_at = "which columns enter the sums of a row, on the left side and on the right"
    # So small a weight changes less than 1e-4, so this test does not depend on how it is used. Precision is the first
    # test's: 1e-3 lets float32 pass, and counting a missing rating changes some factor by 0.1 and more.
    agree(answer, reference, fixed, ratings, 1e-6, rtol=1e-3, atol=1e-3, look_at=look_at)
    # as in the notebook, where gaps are filled so that they count
    filled = np.where(ratings == 0, 1e-9, ratings)
    for table, said in (
        (np.asfortranarray(ratings), "It does not matter how the ratings lie in memory."),
        (filled, "A tiny rating counts like any other."),
        (ratings[rng.permutation(40)], "Nothing is left from an earlier call."),
        (ratings, "Nothing is left from an earlier call."),
    ):
        with claim(said):
            agree(answer, reference, fixed, table, 1e-6, rtol=1e-3, atol=1e-3, look_at=look_at)


@hidden("iteration", points=2)
def weighs_the_penalty_as_it_is(answer, reference, rng):
    """The weight of the penalty is added as it is, however many ratings a row has."""
    ratings = _table(rng, 40, 12, 0.5)
    ratings[:, :6] = rng.integers(1, 6, size=(40, 6))
    scarce = ratings.copy()
    scarce[0, 4:] = scarce[1, 1:] = 0.0  # fewer ratings than factors are fine with a penalty, also a single one
    square = ratings[:12]
    fixed, weight = rng.normal(size=(5, 12)), rng.uniform(1.5, 4.0)
    # 1e-3 as above: a weight used in another way changes some factor by 0.1 and more

    def look_at(got, *args):
        return _weight_in_it(got, *args) or "which columns enter the sums of a row, and what is added on the left side"

    # With enough ratings first: with too few, rounding decides what comes out without the weight.
    for table in (ratings, scarce, square, scarce[:1]):
        agree(answer, reference, fixed, table, weight, rtol=1e-3, atol=1e-3, look_at=look_at)
    # Beside a weight as large as this nothing else on the left side counts, and the factors are as small.
    for large in 10.0 ** rng.uniform([6.0, 9.0], [7.0, 10.0]):
        with claim("A large weight is added as it is."):
            agree(answer, reference, fixed, ratings, large, rtol=1e-3, atol=1e-3 / large, look_at=look_at)
    # a small weight beside small factors counts for as much, and the factors of the rows are large
    with claim("A small weight is added as it is."):
        agree(answer, reference, fixed / 50, ratings, weight / 2500, rtol=1e-3, atol=1e-3, look_at=look_at)


@hidden("iteration", points=1)
def gives_zeros_for_a_row_without_ratings(answer, reference, rng):
    """A row without a single rating gives a column of zeros."""
    ratings = rng.integers(1, 6, size=(5, 8)).astype(float)
    empty = int(rng.integers(1, 4))  # neither the first nor the last, for zeros may come there by mistake
    ratings[empty] = 0.0
    fixed, weight = rng.normal(size=(3, 8)), rng.uniform(1.5, 4.0)
    value = leaves_alone(answer, fixed, ratings, weight)
    columns = numbers(value, (3, 5), called=answer.last_called)
    if not np.allclose(np.delete(columns, empty, axis=1), reference(fixed, np.delete(ratings, empty, axis=0), weight)):
        answer.calls.clear()  # another mistake, of which the empty row says nothing
    others = np.delete(columns, empty, axis=1)
    got = f"zeros for {1 + np.count_nonzero(~np.any(others, axis=0))} rows"
    with claim("Only a row without a single rating gives a column of zeros."):
        expect(np.all(np.any(others, axis=0)), called=answer.last_called, got=got, wanted="zeros for one row only")
    column = columns[:, empty]
    look_at = "the rows in which everything is 0"
    compare(column, np.zeros(3), called=answer.last_called, atol=1e-9, look_at=look_at)  # beside factors of size 1


@hidden("iteration", points=1)
def refuses_shapes_that_do_not_fit(answer, reference, rng):
    """If fixed and ratings differ in their number of columns, it raises ValueError."""
    fixed, ratings = rng.normal(size=(2, 6)), rng.integers(1, 6, size=(3, 6)).astype(float)
    with claim("If fixed and ratings agree in their number of columns, it gives factors."):
        value = numbers(answer(fixed, ratings, 1.0), called=answer.last_called)
        expect(np.any(value), called=answer.last_called, got="nothing but zeros", wanted="factors that fit the ratings")
        # Python keeps one object for each int up to 256, so that up to there `is` does for `==`.
        numbers(answer(rng.normal(size=(2, 500)), _table(rng, 3, 500, 0.5), 1.0), called=answer.last_called)
    refuses(answer, fixed[:, :5], ratings, 1.0)
    refuses(answer, fixed, ratings[:, :4], 1.0)
    look_at = "what NumPy does with a single column: it may repeat it without a word"
    refuses(answer, fixed[:, :1], ratings, 1.0, look_at=look_at)
    refuses(answer, fixed, ratings[:, :1], 1.0, look_at=look_at)

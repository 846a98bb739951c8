"""What the notebook *Matrix factorization* is graded by.

Tolerances: a right answer solves systems of at most five equations with condition numbers below 1e4, so float64 keeps
at least eleven digits. rtol=1e-9 accepts that and refuses float32, and atol=1e-9 does the same for factors, which are
of size 1 and may come out near zero.

Recognition: two answers with the same mistake draw different splits and start from different factors, so what they
return cannot be compared. Where chance decides, the calls that are judged are therefore not kept for recognition
(`_left_to_chance`). Instead a probe brings back facts that hold whatever was drawn (`_record`), and decides nothing.
"""

from contextlib import contextmanager, suppress

import numpy as np

from autograder.errors import NotYet
from autograder.hidden import agree, compare, expect, hidden, items, leaves_alone, numbers, refuses
from autograder.values import difference


@contextmanager
def _left_to_chance(answer):
    """Calls of which the values depend on what was drawn; they are not compared with those of misconceptions."""
    before = len(answer.calls)
    try:
        yield
    finally:  # an error is kept, for it does not depend on chance
        answer.calls[before:] = [call for call in answer.calls[before:] if _status(call) != "value"]


def _status(call):
    return call.reply["status"] if call.reply else ""


@contextmanager
def _recording(facts, answer, rng):
    """Ask for facts after what is judged, whether that passes or not; there may be a limit to how much is answered."""
    try:
        yield
    finally:
        facts(answer, rng)


def _record(answer, source, **inputs):
    """Facts by which a misconception is recognised; they cost nothing, also if there are none."""
    if "interrupted" not in map(_status, answer.calls):  # it would take as long again
        with suppress(NotYet):
            answer.probe(source, **inputs)


def _table(rng, n_users, n_items, observed):
    """Ratings from 1 to 5 of which about the share `observed` is there, at least the first rating of each user."""
    is_observed = rng.random((n_users, n_items)) < observed
    is_observed[:, 0] = True
    return rng.integers(1, 6, size=(n_users, n_items)) * is_observed.astype(float)


# train_test ---------------------------------------------------------------------------------------------------------


_FACTS_OF_A_SPLIT = """
import numpy

def split(seed):
    return [numpy.asarray(part, dtype=float) for part in train_test(given, p, numpy.random.default_rng(seed))]

def same(one, other):
    return all(numpy.array_equal(*parts, equal_nan=True) for parts in zip(one, other))

def in_one_part(axis):
    hidden = numpy.count_nonzero((test != 0) & observed, axis=axis)
    return numpy.mean((hidden == 0) | (hidden == numpy.count_nonzero(observed, axis=axis)))

given, observed = ratings.copy(), ratings != 0
train, test = split(seed)
facts = [same([given], [ratings]), same([train + test], [ratings]), bool(((train != 0) & (test != 0)).any())]
facts += [bool(part[~observed].any()) for part in (train, test)]
facts += [bool(numpy.isnan(part).any()) for part in (train, test)]
facts += [bool((part == ratings)[observed & (part != 0)].all()) for part in (train, test)]
whole = [bool(in_one_part(axis) > 0.9) for axis in (0, 1)]
shares = []
if p in (0, 1):
    shares = [[bool((part[observed] != 0).all()), bool((part[observed] != 0).any())] for part in (train, test)]
elif not any(whole):
    kinds = [observed, *(ratings == rating for rating in range(1, 6))]
    kinds += [observed & (place < length / 2) for place, length in zip(numpy.indices(ratings.shape), ratings.shape)]
    shares = [[round(float((part[kind] != 0).mean()), 1) + 0.0 for kind in kinds] for part in (train, test)]
given = ratings.copy()
again = split(seed)
given = ratings.copy()
other = split(seed + 1)
[facts, whole, shares, same(again, [train, test]) and not same(again, other)]
"""


def _record_split(answer, rng):
    """Facts about splits: at p = 0 and 1 nothing is left to chance, and at 0.7 shares of 2,000 and more are told
    apart to one digit (drawing with replacement gives 0.5, drawing among all places 0.4).
    """
    for p, size in ((0.0, 20), (0.7, 140), (1.0, 20)):
        ratings = _table(rng, size, size, 0.57)
        _record(answer, _FACTS_OF_A_SPLIT, ratings=ratings, p=p, seed=int(rng.integers(2**31)))
    # Users with a single rating, so many that some are hidden even if gaps are drawn as well, by 20 items.
    lonely = np.tile(np.eye(20), (40, 1)) * rng.integers(1, 6, size=(800, 1))
    _record(answer, _LONELY, ratings=lonely, p=0.4, seed=int(rng.integers(2**31)))


_LONELY = """
import numpy
_, test = train_test(ratings, p, numpy.random.default_rng(seed))
bool(numpy.any(numpy.asarray(test)))
"""


def _split(answer, ratings, p, seed):
    with _left_to_chance(answer):
        value = answer(ratings, p, np.random.default_rng(seed))
    train, test = items(value, "train", "test", called=answer.last_called)
    return (numbers(part, ratings.shape, called=answer.last_called) for part in (train, test))


@hidden("train_test", points=1)
def parts_add_up_to_the_ratings(answer, reference, rng):
    """Each rating is in exactly one of the two parts, and both are 0 everywhere else."""
    ratings = _table(rng, 9, 7, 0.6)
    with _recording(_record_split, answer, rng):
        train, test = _split(answer, ratings, 0.4, rng.integers(2**32))
        look_at = "train + test, which should be the ratings again"
        compare(train + test, ratings, called=answer.last_called, look_at=look_at)
        both = int(np.count_nonzero((train != 0) & (test != 0)))
        got = f"{both} places filled in both parts"
        expect(both == 0, called=answer.last_called, got=got, wanted="no rating in both parts")


@hidden("train_test", points=1)
def hides_the_share_p(answer, reference, rng):
    """About the share p of the observed ratings goes to the test part, whatever they are and whoever gave them."""
    ratings = _table(rng, 200, 150, 0.5)
    kinds = [("observed ratings", ratings != 0, 0.03)]
    # 15,000 independent draws have a spread of at most 0.0038 around p, and the 3,000 of one rating of 0.0095; the
    # bounds are eight and seven times that, as is 0.18 for the 400 below
    kinds += [(f"ratings of {rating}", ratings == rating, 0.07) for rating in range(1, 6)]
    for p in (0.2, 0.7):
        _expect_share(answer, rng, ratings, p, kinds)
    lonely = np.diag(rng.integers(1, 6, size=400)).astype(float)
    _expect_share(answer, rng, lonely, 0.4, [("ratings of users with a single rating", lonely != 0, 0.18)])
    few = _table(rng, 4, 5, 1.0)
    # 1 % of 20 ratings is none or one; to draw more than 10 happens once in 1e17 tries
    _expect_share(answer, rng, few, 0.01, [("20 ratings", few != 0, 0.5)])


def _expect_share(answer, rng, ratings, p, kinds):
    """About the share p is hidden of each kind, which is a name, a mask and a bound."""
    _, test = _split(answer, ratings, p, rng.integers(2**32))
    for name, mask, bound in kinds:
        share = np.count_nonzero(test[mask]) / np.count_nonzero(mask)
        got = f"{share:.1%} of the {name} in the test part"
        expect(abs(share - p) < bound, called=answer.last_called, got=got, wanted=f"about {p:.0%} of them")


@hidden("train_test", points=1)
def decides_for_each_rating(answer, reference, rng):
    """Users and items with many ratings appear in both parts: single ratings are hidden, not whole rows or columns."""
    ratings = rng.integers(1, 6, size=(80, 70)).astype(float)
    for part in _split(answer, ratings, 0.5, rng.integers(2**32)):
        # 70 draws with p = 0.5 agree once in 1e21 tries
        for name, axis in (("user", 1), ("item", 0)):
            left_out = int(np.sum(np.count_nonzero(part, axis=axis) == 0))
            expect(
                left_out == 0,
                called=answer.last_called,
                got=f"{left_out} {name}s with all their ratings in one part",
                wanted=f"some ratings of every {name} in each part",
                look_at="what is drawn: it should be single ratings",
            )


@hidden("train_test", points=1)
def follows_rng(answer, reference, rng):
    """The same seed gives the same split, and another seed another one."""
    ratings = _table(rng, 30, 40, 0.6)
    seed = int(rng.integers(2**31))
    first, again, other = (np.stack(list(_split(answer, ratings, 0.5, s))) for s in (seed, seed, seed + 1))
    where = "where the random numbers come from: all of them should come from rng"
    same = np.array_equal(first, again, equal_nan=True)
    expect(same, called=answer.last_called, got="two splits from one seed", wanted="the same split", look_at=where)
    differs = not np.array_equal(first, other, equal_nan=True)
    expect(differs, called=answer.last_called, got="one split from two seeds", wanted="different splits", look_at=where)


@hidden("train_test", points=1)
def leaves_the_ratings_alone(answer, reference, rng):
    """The array of ratings is the same after the call as before."""
    with _left_to_chance(answer):
        value = leaves_alone(answer, _table(rng, 12, 10, 0.7), 0.5, np.random.default_rng(rng.integers(2**32)))
    for part in items(value, "train", "test", called=answer.last_called):
        numbers(part, (12, 10), called=answer.last_called)


# mse ----------------------------------------------------------------------------------------------------------------


@hidden("mse", points=2)
def counts_observed_ratings_only(answer, reference, rng):
    """With missing ratings, only the observed ones enter, in the sum and in the number it is divided by."""
    real = _table(rng, 8, 6, 0.5)
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    look_at = "which entries enter the sum, and what it is divided by"
    agree(answer, reference, real, predicted, rtol=1e-9, look_at=look_at)
    agree(answer, reference, real, predicted + 100.0 * (real == 0), rtol=1e-9, look_at=look_at)


@hidden("mse", points=1)
def averages_squares_on_a_full_table(answer, reference, rng):
    """Where everything is observed, it is the mean of the squared differences."""
    real = rng.integers(1, 6, size=(5, 4)).astype(float)
    look_at = "what is done with each difference, and with all of them together"
    agree(answer, reference, real, rng.uniform(-20.0, 30.0, size=real.shape), rtol=1e-9, look_at=look_at)


@hidden("mse", points=1)
def counts_predictions_of_zero(answer, reference, rng):
    """A prediction of exactly 0 for an observed rating counts like any other."""
    real = rng.integers(1, 6, size=(6, 5)).astype(float)
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    predicted[rng.integers(6), :3] = 0.0
    look_at = "what happens where the prediction is 0: the real rating decides whether an entry counts"
    agree(answer, reference, real, predicted, rtol=1e-9, look_at=look_at)


@hidden("mse", points=1)
def refuses_a_table_without_ratings(answer, reference, rng):
    """If nothing is observed it raises ValueError; one rating is enough, and both tables stay as they were."""
    real = np.zeros((3, 4))
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    refuses(answer, real, predicted)
    real[rng.integers(3), rng.integers(4)] = rng.integers(1, 6)
    numbers(leaves_alone(answer, real, predicted), (), called=answer.last_called)


# prediction ---------------------------------------------------------------------------------------------------------


@hidden("prediction", points=1.5)
def multiplies_the_factors_of_each_pair(answer, reference, rng):
    """Entry (n, m) is the dot product of column n of u and column m of v, whatever number it is."""
    with suppress(NotYet):  # for recognition: whoever forgets to transpose has an answer here, and an error below
        answer(rng.normal(size=(4, 4)), rng.normal(size=(4, 4)))
    # also where u @ v has a value: it is another one
    for K, n_users, n_items in ((3, 4, 6), (1, 5, 2), (4, 1, 3), (3, 3, 5), (4, 4, 4)):
        u = rng.normal(scale=2.0, size=(K, n_users))
        agree(answer, reference, u, rng.normal(scale=2.0, size=(K, n_items)), rtol=1e-9, atol=1e-9)


@hidden("prediction", points=0.5)
def refuses_different_numbers_of_factors(answer, reference, rng):
    """If u and v differ in their number of rows it raises ValueError, and if they agree it does not."""
    u, v = rng.normal(size=(3, 4)), rng.normal(size=(3, 5))
    numbers(answer(u, v), called=answer.last_called)
    # Python keeps one object for each int up to 256, so that up to there `is` does for `==`.
    numbers(answer(rng.normal(size=(300, 2)), rng.normal(size=(300, 3))), called=answer.last_called)
    refuses(answer, u, v[:2])
    refuses(answer, u[:2], v)
    look_at = "what NumPy does with a single row: it may repeat it without a word"
    refuses(answer, u[:1], v, look_at=look_at)
    refuses(answer, u, v[:1], look_at=look_at)
    refuses(answer, u, rng.normal(size=(4, 5)), look_at="the product without the transpose, which has a value here")


# iteration ----------------------------------------------------------------------------------------------------------


@hidden("iteration", points=2)
def gives_the_closed_form_on_a_full_table(answer, reference, rng):
    """Where everything is observed, it is the closed form of ridge regression, in float64."""
    for K, n_rows, n_columns in ((3, 5, 9), (1, 4, 6), (3, 3, 5), (4, 4, 4)):
        ratings = rng.integers(1, 6, size=(n_rows, n_columns)).astype(float)
        agree(answer, reference, rng.normal(size=(K, n_columns)), ratings, rng.uniform(1.5, 4.0), rtol=1e-9, atol=1e-9)


@hidden("iteration", points=4)
def leaves_missing_ratings_out(answer, reference, rng):
    """A missing rating has no influence on the factors of its row (weight next to nothing)."""
    ratings = _table(rng, 40, 30, 0.5)
    ratings[:, :10] = rng.integers(1, 6, size=(40, 10))  # so that every row determines its three factors
    fixed = rng.normal(size=(3, 30))
    look_at = "which columns enter the sums of a row, on the left side and on the right"
    # So small a weight changes less than 1e-4, so this test does not depend on how it is used. Precision is the first
    # test's: 1e-3 lets float32 pass, and counting a missing rating changes some factor by 0.1 and more.
    agree(answer, reference, fixed, ratings, 1e-6, rtol=1e-3, atol=1e-3, look_at=look_at)


@hidden("iteration", points=2)
def weighs_the_penalty_as_it_is(answer, reference, rng):
    """With missing ratings and a penalty: the weight is added as it is, however many ratings a row has."""
    ratings = _table(rng, 40, 12, 0.5)
    ratings[:, :6] = rng.integers(1, 6, size=(40, 6))
    scarce = ratings.copy()
    scarce[0, 4:] = scarce[1, 1:] = 0.0  # fewer ratings than factors are fine with a penalty, also a single one
    fixed, weight = rng.normal(size=(5, 12)), rng.uniform(1.5, 4.0)
    # 1e-3 as above: a weight used in another way changes some factor by 0.1 and more
    look_at = "which columns enter the sums of a row, and what is added on the left side"
    # With enough ratings first: with too few, rounding decides what comes out without the weight.
    for table in (ratings, scarce):
        agree(answer, reference, fixed, table, weight, rtol=1e-3, atol=1e-3, look_at=look_at)


@hidden("iteration", points=1)
def gives_zeros_for_a_row_without_ratings(answer, reference, rng):
    """A row without a single rating gives a column of zeros, and the tables given stay as they were."""
    ratings = rng.integers(1, 6, size=(4, 8)).astype(float)
    empty = int(rng.integers(3))  # not the last, for zeros may come last by mistake
    ratings[empty] = 0.0
    fixed, weight = rng.normal(size=(3, 8)), rng.uniform(1.5, 4.0)
    value = leaves_alone(answer, fixed, ratings, weight)
    columns = numbers(value, (3, 4), called=answer.last_called)
    if not np.allclose(np.delete(columns, empty, axis=1), reference(fixed, np.delete(ratings, empty, axis=0), weight)):
        answer.calls.clear()  # another mistake, of which the empty row says nothing
    column = columns[:, empty]
    look_at = "the rows in which everything is 0"
    compare(column, np.zeros(3), called=answer.last_called, atol=1e-9, look_at=look_at)  # beside factors of size 1


@hidden("iteration", points=1)
def refuses_shapes_that_do_not_fit(answer, reference, rng):
    """If fixed and ratings differ in their number of columns it raises ValueError, and if they agree it does not."""
    fixed, ratings = rng.normal(size=(2, 6)), rng.integers(1, 6, size=(3, 6)).astype(float)
    numbers(answer(fixed, ratings, 1.0), called=answer.last_called)
    # Python keeps one object for each int up to 256, so that up to there `is` does for `==`.
    numbers(answer(rng.normal(size=(2, 500)), _table(rng, 3, 500, 0.5), 1.0), called=answer.last_called)
    refuses(answer, fixed[:, :5], ratings, 1.0)
    refuses(answer, fixed, ratings[:, :4], 1.0)
    look_at = "what NumPy does with a single column: it may repeat it without a word"
    refuses(answer, fixed[:, :1], ratings, 1.0, look_at=look_at)
    refuses(answer, fixed, ratings[:, :1], 1.0, look_at=look_at)


# matrix_factorization -----------------------------------------------------------------------------------------------

_HALF_STEPS = ("iteration", "prediction", "mse")


def _parts(rng, n_users, n_items):
    """A training and a test part, the rest missing; every user and every item has a training rating."""
    ratings = rng.integers(1, 6, size=(n_users, n_items)).astype(float)
    tenth = rng.permutation(n_users * n_items).reshape(n_users, n_items) % 10
    longest = np.arange(max(n_users, n_items))
    tenth[longest % n_users, longest % n_items] = 0
    return ratings * (tenth < 6), ratings * ((tenth >= 6) & (tenth < 9))


def _two_kinds(rng):
    """Parts of which the best fits of rank 1 and 2 are reached from any start, and have very different errors.

    Two kinds of users like two kinds of items, and five ratings are held out, no two of one user or item. In 80,000
    fits with weights from 1 to 3.5, the errors after 80 iterations agreed to 3e-7 whatever the start. The held-out
    ratings are turned round, so that the two errors are far apart.
    """
    users, things = rng.permutation(np.arange(8) % 2), rng.permutation(np.arange(7) % 2)
    noise = rng.integers(-1, 2, size=(8, 7)) * (rng.random((8, 7)) < 0.3)
    ratings = np.where(users[:, np.newaxis] == things, 4.0, 2.0) + noise
    is_test = np.zeros((8, 7), dtype=bool)
    is_test[rng.permutation(8)[:5], rng.permutation(7)[:5]] = True
    return ratings * ~is_test, (6.0 - ratings) * is_test


_FACTS_OF_A_FIT = """
import numpy

def fit(n, seed=seed, train=train, test=test, K=3, weight=weight):
    value = matrix_factorization(train.copy(), test.copy(), K, weight, n, numpy.random.default_rng(seed))
    return [numpy.asarray(item, dtype=float) for item in value]

def same(one, other):
    return numpy.shape(one) == numpy.shape(other) and bool(numpy.allclose(one, other, rtol=1e-7, atol=1e-9))

def error(table, u, v):
    return float(numpy.mean((table - u.T @ v)[table != 0] ** 2))

def slope(u, v, table):
    return bool(numpy.abs(v @ ((u.T @ v - table) * (table != 0)).T + weight * u).max() < 1e-8)

fits = [fit(n) for n in (1, 2, 3)]
facts = [[numpy.shape(item) for item in each] for each in fits]
if facts[1][:2] == [(3, train.shape[0]), (3, train.shape[1])]:
    (u, v), (new_u, new_v) = fits[0][:2], fits[1][:2]
    users_first = [slope(new_u, v, train), slope(new_v, new_u, train.T)]
    items_first = [slope(new_v, u, train.T), slope(new_u, new_v, train)]
    facts.append(sorted([users_first, items_first]))
    values = numpy.linalg.svd(new_u, compute_uv=False)
    facts.append(bool(values[1] > 1e-10 * values[0]))
    right = [[error(part, *each[:2]) for each in fits] for part in (train, test)]
    for errors in fits[2][2:]:
        facts += [[same(errors[-3:], part), same(errors[-2:], part[:2])] for part in right if numpy.ndim(errors)]
    other_test = numpy.where(test > 0, test % 5 + 1, 0.0)
    facts += [same(new_u, fit(2, test=other_test)[0]), same(new_u, fit(2, weight=weight + 0.7)[0])]
    facts.append(same(new_u, fit(2)[0]) and not same(new_u, fit(2, seed=seed + 1)[0]))
    between = [[error(part, *pair) for pair in ((new_u, v), (u, new_v))] for part in (train, test)]
    lists = [errors for errors in fits[1][2:] if numpy.ndim(errors)]
    facts += [any(same(errors[1], mixed) for mixed in part) for errors, part in zip(lists, between)]
    settled = [fit(120, seed=seed + i, train=kinds, test=turned, K=1, weight=4.0) for i in (0, 1)]
    facts.append([float(numpy.sign(len(errors) - 120)) for errors in settled[0][2:] if numpy.ndim(errors)])
if len(facts) > 5 and not any(facts[-1]):
    sizes = [numpy.abs(each[0].T @ each[1]) for each in settled]
    facts.append(same(*sizes))
    if facts[-1] and len(numpy.atleast_1d(settled[0][2])) == 120:
        u, v, on_train, on_test = settled[0]
        gaps = [float(errors[-1]) - error(part, u, v) for errors, part in ((on_train, kinds), (on_test, turned))]
        facts.append([float(sizes[0].mean()), *gaps])
facts
"""


def _record_fit(answer, rng):
    """Facts about a fit that hold whatever the start, and whichever half-step comes first.

    Twice the ratings, so that predictions leave their scale from the first iteration to the last.
    """
    (train, test), (kinds, turned) = _parts(rng, 10, 8), _two_kinds(rng)
    inputs = {"train": 2 * train, "test": 2 * test, "kinds": 2 * kinds, "turned": 2 * turned}
    _record(answer, _FACTS_OF_A_FIT, weight=rng.uniform(0.8, 1.5), seed=int(rng.integers(2**31)), **inputs)


def _fit(answer, train, test, K, weight, iterations, seed):
    """The factors, checked for their shapes, and the two lists of errors as they came."""
    with _left_to_chance(answer):
        value = answer(train, test, K, weight, iterations, np.random.default_rng(seed))
    called = answer.last_called
    u, v, train_errors, test_errors = items(value, "u", "v", "train_errors", "test_errors", called=called)
    u = numbers(u, (K, train.shape[0]), called=called)
    return u, numbers(v, (K, train.shape[1]), called=called), train_errors, test_errors


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def returns_factors_and_one_error_per_iteration(answer, reference, rng):
    """The factors have the shapes (K, N) and (K, M), and each list has one entry per iteration, however many."""
    settled = (_two_kinds(rng), 1, 2.0, 120)  # the errors no longer change, and are noted all the same
    with _recording(_record_fit, answer, rng):
        for (train, test), K, weight, iterations in (
            (_parts(rng, 9, 7), 3, 0.5, 1),
            (_parts(rng, 9, 7), 3, 0.5, 4),
            settled,
        ):
            *_, train_errors, test_errors = _fit(answer, train, test, K, weight, iterations, rng.integers(2**32))
            for errors in (train_errors, test_errors):
                numbers(errors, (iterations,), called=answer.last_called)


@hidden("matrix_factorization", points=3, uses=_HALF_STEPS)
def half_steps_use_the_newest_factors(answer, reference, rng):
    """An iteration is two half-steps, each with the newest of the other factors, and goes on from the one before."""
    train, test = _parts(rng, 10, 8)
    weight = rng.uniform(0.5, 2.0)
    u, v, *_ = _fit(answer, train, test, 3, weight, 2, rng.integers(2**32))
    best_u, best_v = reference.iteration(v, train, weight), reference.iteration(u, train.T, weight)
    pairs = ((u, best_u), (v, best_v))
    off = min(_off(one, best) for one, best in pairs)
    # 1e-9 for the reason at the top; factors from an older half-step are off by 1e-4 and more
    expect(
        off < 1e-9,
        called=answer.last_called,
        got=f"factors that differ by {off:.1%} from a half-step of the other factors on the training part",
        wanted="u from a half-step with v held still, or v from one with u held still",
        look_at="which factors, which ratings and which weight each half-step is given",
    )
    seed = rng.integers(2**32)
    old_u, old_v, *_ = _fit(answer, train, test, 3, weight, 1, seed)
    u, v, *_ = _fit(answer, train, test, 3, weight, 2, seed)
    new_u, new_v = reference.iteration(old_v, train, weight), reference.iteration(old_u, train.T, weight)
    users_first = max(_off(u, new_u), _off(v, reference.iteration(new_u, train.T, weight)))
    items_first = max(_off(v, new_v), _off(u, reference.iteration(new_v, train, weight)))
    off = min(users_first, items_first)
    expect(
        off < 1e-9,
        called=f"{answer.last_called}, and for 1 iteration from the same seed",
        got=f"factors that differ by {off:.1%} from those after two half-steps more",
        wanted="one half-step for the users and one for the items in each iteration, going on from the last one",
        look_at="how many half-steps an iteration takes, and what else is done to the factors",
    )


def _off(got, wanted):
    """The largest difference, in units of the largest value."""
    return np.abs(got - wanted).max() / max(np.abs(wanted).max(), 1e-9)


@hidden("matrix_factorization", points=2, uses=_HALF_STEPS)
def reaches_the_minimum(answer, reference, rng):
    """After many iterations both factors have settled on the best fit, wherever they started."""
    train, test = _two_kinds(rng)
    weight = rng.uniform(1.5, 3.5)
    for seed in rng.integers(2**31, size=3):
        u, v, *_ = _fit(answer, train, test, 1, weight, 120, seed)
        best_u, best_v, *_ = reference(train, test, 1, weight, 120, np.random.default_rng(seed))
        got, wanted = reference.mse(train, u.T @ v), reference.mse(train, best_u.T @ best_v)
        expect(
            abs(got - wanted) < 1e-4 * wanted,  # right answers agree to 3e-7, see above
            called=answer.last_called,
            got=f"factors with a training error of {got:.6g}",
            wanted=f"factors with a training error of {wanted:.6g}",
            look_at="whether each iteration updates both factors, both with the weight, and goes on from the last one",
        )
    # Factors that start alike stay alike until rounding sets them apart, many iterations later.
    u, *_ = _fit(answer, train, test, 2, weight, 2, rng.integers(2**31))
    largest, smallest = np.linalg.svd(u, compute_uv=False)
    expect(
        smallest > 1e-10 * largest,  # random starts give 1e-3 and more
        called=answer.last_called,
        got="two factors of which one is a multiple of the other",
        wanted="two factors that differ",
        look_at="the start: it should be another one for each factor",
    )


@hidden("matrix_factorization", points=2, uses=_HALF_STEPS)
def measures_after_each_iteration(answer, reference, rng):
    """Entry i is the error after iteration i: in the first list on the training part, then on the test part.

    Three factors and next to no weight: some predictions leave the scale of the ratings, and count as they are.
    """
    train, test = _parts(rng, 9, 8)
    seed = rng.integers(2**32)
    wanted = []
    for iterations in (1, 2, 3):
        u, v, *errors = _fit(answer, train, test, 3, 0.05, iterations, seed)
        wanted.append([reference.mse(part, u.T @ v) for part in (train, test)])
        for name, got, right in zip(("train_errors", "test_errors"), errors, np.transpose(wanted), strict=True):
            got = numbers(got, (iterations,), called=f"{name} of {answer.last_called}")
            compare(got, right, called=f"{name} of {answer.last_called}", rtol=1e-9)


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def keeps_the_test_part_out_of_the_fit(answer, reference, rng):
    """With another test part the factors come out the same, and both parts stay as they were."""
    train, test = _parts(rng, 9, 8)
    with _left_to_chance(answer):
        leaves_alone(answer, train, test, 2, 1.0, 2, np.random.default_rng(rng.integers(2**32)))
    seed = rng.integers(2**32)
    other = np.where(test > 0, test % 5 + 1, 0.0)  # every held-out rating another one
    first = _fit(answer, train, test, 2, 1.0, 5, seed)[:2]
    second = _fit(answer, train, other, 2, 1.0, 5, seed)[:2]
    same = all(np.allclose(one, two, rtol=1e-9, atol=1e-9) for one, two in zip(first, second, strict=True))
    look_at = "every place where the test part is used: it should only be measured on"
    expect(same, called=answer.last_called, got="other factors", wanted="the same factors", look_at=look_at)


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def draws_its_start_from_rng(answer, reference, rng):
    """The same seed gives the same factors, and another seed others."""
    train, test = _parts(rng, 9, 8)
    seed = int(rng.integers(2**31))
    fits = [_fit(answer, train, test, 2, 1.0, 1, each) for each in (seed, seed, seed + 1)]
    first, again, other = (np.concatenate(fit[:2], axis=1) for fit in fits)
    where = "where the start comes from: all random numbers should come from rng"
    same = np.allclose(first, again, rtol=1e-9, atol=1e-9)
    expect(same, called=answer.last_called, got="two results from one seed", wanted="the same result", look_at=where)
    differs = not np.allclose(first, other, rtol=1e-6)
    expect(differs, called=answer.last_called, got="one result from two seeds", wanted="another start", look_at=where)


# grid_search --------------------------------------------------------------------------------------------------------

_A_FIT = ("matrix_factorization", "iteration", "prediction", "mse")

_GRID = """
import numpy, pandas
losses = grid_search(train, test, Ks, weights, iterations, numpy.random.default_rng(seed))
if not isinstance(losses, pandas.DataFrame):
    raise TypeError(f"grid_search returned a {type(losses).__name__}, not a pandas.DataFrame")
missing = {"K", "weight", "train_mse", "test_mse"} - set(losses.columns)
if missing:
    raise TypeError(f"the frame has no column {sorted(missing)[0]}; its columns are {list(losses.columns)}")
[losses[name].tolist() for name in ("K", "weight", "train_mse", "test_mse")]
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
    facts += [same(short, errors), same(other, errors), same(longer, errors, 1e-6)]
    if facts[2:4] == [[False, False], False]:
        facts += [part if same(part, again) else same(part, once) for part, once, again in zip(errors, short, other)]
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
[best_parameters(losses), losses.index.tolist(), losses.columns.tolist()]
"""


def _grid(answer, train, test, Ks, weights, iterations, seed):
    """The rows (K, weight, train_mse, test_mse) as an array, in order of K and weight."""
    called = f"grid_search(train, test, Ks={Ks}, weights={weights}, iterations={iterations}, rng)"
    inputs = {"train": train, "test": test, "Ks": Ks, "weights": weights, "iterations": iterations, "seed": seed}
    columns = answer.probe(_GRID, called=called, **inputs)
    names = ("K", "weight", "train_mse", "test_mse")
    found = items(columns, *names, called=called)
    n_pairs = len(Ks) * len(weights)
    rows = np.stack(
        [numbers(one, (n_pairs,), called=f"column {name} of {called}") for name, one in zip(names, found, strict=True)]
    )
    return rows.T[np.lexsort((rows[1], rows[0]))]


@hidden("grid_search", points=1, uses=_A_FIT)
def has_one_row_per_pair(answer, reference, rng):
    """The frame has the four columns and exactly one row for every pair of a K and a weight."""
    train, test = _parts(rng, 8, 7)
    Ks, weights = [3, 1], [4.0, 0.5, 2.0]
    with _recording(_record_grid, answer, rng):
        with _left_to_chance(answer):
            rows = _grid(answer, train, test, Ks, weights, 2, int(rng.integers(2**31)))
        pairs = [(K, weight) for K in sorted(Ks) for weight in sorted(weights)]
        look_at = "the columns K and weight, which should name every pair once"
        compare(rows[:, :2], pairs, called=answer.last_called, look_at=look_at)


@hidden("grid_search", points=2, uses=_A_FIT)
def fits_each_pair_with_its_own_parameters(answer, reference, rng):
    """The errors of each row are those after all iterations of a fit with its K and weight, started from rng."""
    train, test = _two_kinds(rng)
    Ks, weights, seed = [1, 2], [1.0, 3.0], int(rng.integers(2**31))
    with _left_to_chance(answer):
        rows = _grid(answer, train, test, Ks, weights, 80, seed)
    wanted = _grid(reference, train, test, Ks, weights, 80, seed)
    look_at = "which K and which weight each fit is given, and which error stands in which column"
    # right answers agree to 3e-7, see above; another K or weight changes one of the two errors by 10 % and more
    compare(rows[:, 2:], wanted[:, 2:], called=answer.last_called, rtol=0.01, look_at=look_at)
    with _left_to_chance(answer):
        shorter = _grid(answer, train, test, Ks, weights, 1, seed)
        other = _grid(answer, train, test, Ks, weights, 1, seed + 1)
    expect(
        not np.allclose(
            shorter[:, 2:], rows[:, 2:], rtol=1e-6
        ),  # one iteration is 1e-3 and more away from the best fit
        called=answer.last_called,
        got="the errors that 80 iterations gave",
        wanted="the errors after 1 iteration",
        look_at="how many iterations each fit is given",
    )
    # After one iteration the start still shows: in 1,000 pairs of seeds some error differed by 0.5 % and more.
    called, differs = answer.last_called, not np.allclose(other[:, 2:], shorter[:, 2:], rtol=1e-9)
    expect(
        differs or _own_fit_ignores_rng(answer, train, test, seed),
        called=called,
        got="the same errors from two seeds",
        wanted="errors that differ, for fits that start elsewhere",
        look_at="which generator each fit is given: all random numbers should come from rng",
    )


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
    columns, _ = _losses(rng)
    inputs = {"columns": columns, "index": list(range(12))}
    called = "best_parameters(losses)"
    got, *_ = _best(answer, called, inputs)
    compare(got, reference.probe(_BEST, **inputs)[0], called=called, rtol=1e-9, look_at="which column decides")


def _best(answer, called, inputs):
    """What best_parameters returned, and the frame's index and columns after it."""
    value = answer.probe(_BEST, called=called, **inputs)
    return items(value, "K and weight", "the index", "the columns", called=called)


@hidden("grid_search", points=1)
def reads_frames_in_any_order(answer, reference, rng):
    """best_parameters gives the same pair with the rows in another order and under another index, and keeps them."""
    columns, best = _losses(rng)
    first = int(rng.choice(np.setdiff1d(np.arange(1, 12), best)))
    order = np.roll(np.arange(12), -first).tolist()  # no row keeps its place, and the best is not the first
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
    expect(alone, called=called, got="a frame changed by the call", wanted="the frame as it was", look_at=look_at)

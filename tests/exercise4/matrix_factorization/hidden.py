"""What `matrix_factorization` is graded by."""

from contextlib import suppress

import numpy as np

from autograder.testing import NotYet, claim, difference, expect, hidden, items, leaves_alone, numbers

from ..ratings import _left_to_chance, _parts, _record, _two_kinds, _weight_of, _with_tiny_ratings

_HALF_STEPS = ("iteration", "prediction", "mse")

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

def fitted(u, v, table):
    slopes = v @ ((table - u.T @ v) * (table != 0)).T
    weights = (slopes * u).sum(0) / numpy.maximum((u * u).sum(0), 1e-300)
    return bool(numpy.abs(slopes - weights * u).max() < 1e-6)

fits = [fit(n) for n in (1, 2, 3)]
facts = [[numpy.shape(item) for item in each] for each in fits]
chosen_by_test = False
if facts[1][:2] == [(3, train.shape[0]), (3, train.shape[1])]:
    guess = numpy.where(test > 0, numpy.maximum(fits[0][0].T @ fits[0][1], 0.0), 0.0)
    if guess.any() and same(fit(5, test=guess)[0], fits[0][0]):
        others = (train, test, numpy.where(test > 0, test % 5 + 1, 0.0))
        chosen_by_test = not all(same(fit(5, test=other)[0], fits[0][0]) for other in others)
if chosen_by_test:
    facts = facts[:1] + ["chosen by the test part"]
elif facts[1][:2] == [(3, train.shape[0]), (3, train.shape[1])]:
    (u, v), (new_u, new_v) = fits[0][:2], fits[1][:2]
    users_first = [slope(new_u, v, train), slope(new_v, new_u, train.T)]
    items_first = [slope(new_v, u, train.T), slope(new_u, new_v, train)]
    facts.append(sorted([users_first, items_first]))
    facts.append(sorted([fitted(new_u, new_v, train), fitted(new_v, new_u, train.T)]))
    values = numpy.linalg.svd(new_u, compute_uv=False)
    facts.append(bool(values[1] > 1e-10 * values[0]))
    right = [[error(part, *each[:2]) for each in fits] for part in (train, test)]
    for errors in fits[2][2:]:
        facts += [[same(errors[-3:], part), same(errors[-2:], part[:2])] for part in right if numpy.ndim(errors)]
        facts += [same(errors**2, part) for part in right]
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


def _length(errors):
    with suppress(NotYet):
        return numbers(errors).size
    return 0


def _same(one, other):
    """Whether two fits have the same factors."""
    return all(np.allclose(*pair, rtol=1e-9, atol=1e-9) for pair in zip(one[:2], other[:2], strict=True))


def _guesses(where, u, v):
    """A test part that these factors guess exactly. Whoever keeps the factors that guess it best keeps these."""
    guesses = np.where(where != 0, np.maximum(u.T @ v, 0.0), 0.0)
    return guesses if np.any(guesses) else where


def _off(got, wanted):
    """The largest difference, in units of the largest value."""
    return np.abs(got - wanted).max() / max(np.abs(wanted).max(), 1e-9)


def _is_fitted(one, other, table):
    """Whether each column of `one`, held against `other`, minimises the error over its row plus some penalty.

    Then the slope of the error is parallel to the column, with the same weight for all, or one for each rating. No
    random, constant or average factors are like that, and no singular vectors.
    """
    seen = table != 0
    rated = np.any(seen, axis=1)
    slopes = (other @ ((table - one.T @ other) * seen).T)[:, rated]
    columns, counts = one[:, rated], np.sum(seen, axis=1)[rated]
    weights = np.sum(slopes * columns, axis=0) / np.maximum(np.sum(columns**2, axis=0), 1e-300)
    parallel = np.abs(slopes - weights * columns).max() < 1e-3 * np.abs(other @ table.T).max()
    return parallel and any(0 < each.max() < 1.2 * each.min() for each in (weights, weights / counts))


def _expect_work(answer, train, test, *fits):
    """Factors that were never fitted are no evidence of anything else: whose errors they are, or whose start.

    With which weight, from which of the other factors and to which ratings they were fitted is for other tests.
    """
    pairs = [(one[0], other[1]) for one in fits for other in fits]
    tables = (train, np.where(train == 0, test, train), train + test, np.where(train == 0, 1e-12, train))
    fitted = any(_is_fitted(u, v, table) or _is_fitted(v, u, table.T) for u, v in pairs for table in tables)
    expect(
        fitted,
        called=answer.last_called,
        got="factors that fit the ratings of no user and of no item",
        wanted="factors that come from half-steps",
        look_at="what becomes of the factors that iteration returns",
    )


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def returns_factors_and_one_error_per_iteration(answer, reference, rng):
    """The factors have the shapes (K, N) and (K, M)."""
    settled = (_two_kinds(rng), 1, 2.0, 120)  # the errors no longer change, and are noted all the same
    answer.when_wrong(lambda answer: _record_fit(answer, rng))
    for (train, test), K, weight, iterations in (
        (_parts(rng, 9, 7), 3, 0.5, 1),
        (_parts(rng, 9, 7), 3, 0.5, 4),
        (_parts(rng, 6, 6), 8, 0.5, 2),  # as many users as items, and more factors than either
        (_of_one_user(rng), 2, 0.5, 2),
        ([part.T for part in _of_one_user(rng)], 2, 0.5, 2),
        settled,
    ):
        *_, train_errors, test_errors = _fit(answer, train, test, K, weight, iterations, rng.integers(2**32))
        with claim("Each list of errors has one entry per iteration."):
            for errors in (train_errors, test_errors):
                numbers(errors, (iterations,), called=answer.last_called)


def _of_one_user(rng):
    """Four training ratings and three held-out ones of a single user."""
    ratings, is_test = rng.integers(1, 6, size=(1, 7)).astype(float), rng.permutation(7) < 3
    return ratings * ~is_test, ratings * is_test


@hidden("matrix_factorization", points=3, uses=_HALF_STEPS)
def half_steps_use_the_newest_factors(answer, reference, rng):
    """Each half-step is given the newest of the other factors."""
    # from 0.5 to 2.5, and some as good as 0: what is not 0 is a rating
    train, test = _with_tiny_ratings(rng, *(part / 2 for part in _parts(rng, 10, 8)))
    weight, seed = rng.uniform(0.5, 2.0), rng.integers(2**32)
    short, again = (_fit(answer, train, test, 3, weight, 1, seed) for _ in range(2))
    right = _after_one_more(reference, train, weight, *short[:2])
    test = _guesses(test, *right)  # whether it is used is for another test
    fit = _fit(answer, train, test, 3, weight, 2, seed)
    for u, v, *_ in (short, fit):
        off = min(_off(u, reference.iteration(v, train, weight)), _off(v, reference.iteration(u, train.T, weight)))
        # 1e-9 for the reason in shared.py; factors from an older half-step are off by 1e-4 and more
        expect(
            off < 1e-9,
            called=answer.last_called,
            got=f"factors that differ by {off:.1%} from a half-step of the other factors on the training part",
            wanted="u from a half-step with v held still, or v from one with u held still",
            look_at=_another_weight(u, v, train, weight) or _GIVEN,
        )
    called = f"{answer.last_called}, and for 1 iteration from the same seed"
    with claim("Each iteration goes on from the one before, with a half-step for users and one for items."):
        expect(
            not _same(short, fit),  # of a right answer, the second iteration changes them by 1 % and more
            called=called,
            got="the same factors from both",
            wanted="factors that the second iteration has changed",
            look_at="what the loop over the iterations changes",
        )
        if _same(short, again):  # otherwise the start is another one each time, which costs its points elsewhere
            off = max(_off(one, other) for one, other in zip(fit[:2], right, strict=True))
            expect(
                off < 1e-9,
                called=called,
                got=f"factors that differ by {off:.1%} from those after two half-steps more",
                wanted="one half-step for users and one for items in each iteration, going on from the last one",
                look_at="how many half-steps an iteration takes, and what else is done to the factors",
            )


_GIVEN = "which factors, which ratings and which weight each half-step is given"


def _another_weight(u, v, train, weight):
    """That the last half-step is right but for its weight; empty if it is not."""
    found = [_weight_of(u, v, train), _weight_of(v, u, train.T)]
    other = next((each for each in found if each is not None and abs(each - weight) > 1e-6 * weight), None)
    return f"the weight: the last half-step has one of {other:.4g}, and it is {weight:.4g}" if other else ""


def _after_one_more(reference, train, weight, u, v):
    """Both factors after one iteration more, with the half-steps in the order that led to these."""
    if _off(v, reference.iteration(u, train.T, weight)) < 1e-9:  # the items came last
        u = reference.iteration(v, train, weight)
        return u, reference.iteration(u, train.T, weight)
    v = reference.iteration(u, train.T, weight)
    return reference.iteration(v, train, weight), v


@hidden("matrix_factorization", points=2, uses=_HALF_STEPS)
def reaches_the_minimum(answer, reference, rng):
    """After many iterations the factors have settled on the best fit."""
    train, test = _two_kinds(rng)
    weight = rng.uniform(1.5, 3.5)
    best_u, best_v, *_ = reference(train, test, 1, weight, 120, np.random.default_rng(rng.integers(2**31)))
    wanted = reference.mse(train, best_u.T @ best_v)
    test = _guesses(test, best_u, best_v)  # whether it is used is for another test
    transposed = [np.asfortranarray(part) for part in (train, test)]  # equal tables in another order of memory
    # The same fit in a unit in which all errors are tiny: nothing of their size says that the fit has settled.
    tiny = 1e-4
    small = [tiny * part for part in (train, test)]
    for parts, unit in (((train, test), 1.0), (transposed, 1.0), ((train, test), 1.0), (small, tiny)):
        u, v, errors, _ = _fit(answer, *parts, 1, weight * unit, 120, rng.integers(2**31))
        if unit < 1 and _length(errors) < 120:
            continue  # whoever ends sooner and says so loses a point elsewhere
        got = reference.mse(train, u.T @ v / unit)
        expect(
            abs(got - wanted) < 1e-5 * wanted,  # right answers agree to 3e-7, see _two_kinds
            called=answer.last_called,
            got=f"factors with a training error of {got * unit**2:.6g}",
            wanted=f"factors with a training error of {wanted * unit**2:.6g}",
            look_at="whether each iteration updates both factors, both with the weight, and goes on from the last one",
        )
    # Factors that start alike stay alike until rounding sets them apart, many iterations later.
    u, *_ = _fit(answer, train, test, 2, weight, 2, rng.integers(2**31))
    largest, smallest = np.linalg.svd(u, compute_uv=False)
    with claim("The factors start with different numbers."):
        expect(
            smallest > 1e-10 * largest,  # random starts give 1e-3 and more
            called=answer.last_called,
            got="two factors of which one is a multiple of the other",
            wanted="two factors that differ",
            look_at="the start: it should be another one for each factor",
        )


@hidden("matrix_factorization", points=2, uses=_HALF_STEPS)
def measures_after_each_iteration(answer, reference, rng):
    """Entry i of each list is the error of its part after iteration i.

    Three factors and next to no weight: some predictions leave the scale of the ratings, and count as they are.
    """
    train, test = _with_tiny_ratings(rng, *_parts(rng, 9, 8))
    weight, seed = 0.05, rng.integers(2**32)
    fits, called = [], []
    for iterations in (1, 2, 3, 3):
        fits.append(_fit(answer, train, test, 3, weight, iterations, seed))
        called.append(answer.last_called)
    repeats = _same(fits[2], fits.pop())  # otherwise only the last entry belongs to the factors that are returned
    found = [[numbers(part, (n,), called=called[n - 1]) for part in fit[2:]] for n, fit in enumerate(fits, 1)]
    if not _are_those_of_right_factors(reference, train, test, weight, fits[0], found[2]):
        own = np.array([_errors_of(reference, train, test, *fit[:2]) for fit in fits])
        for n, pair in enumerate(found, 1):
            for name, got, right in zip(("train_errors", "test_errors"), pair, own[:n].T, strict=True):
                seen = slice(None) if repeats else slice(n - 1, None)
                _compare_errors(got[seen], right[seen], f"{name}{'' if repeats else '[-1:]'} of {called[n - 1]}")
        expect(
            np.ptp(own[:, 0]) > 1e-6 * own[0, 0],
            called=called[2],
            got="factors with the same training error after 1, 2 and 3 iterations",
            wanted="an error that changes while both factors are fitted",
            look_at="what each iteration changes",
        )
    _expect_work(answer, train, test, *fits)


def _compare_errors(got, right, called):
    found = difference(got, right, rtol=1e-9)
    if found:
        wanted = f"{found.wanted}, which are those of the factors after each iteration"
        measured = "when each error is measured, by which predictions and on which ratings"
        raise NotYet(called, found.got, wanted, found.look_at or measured, general=not found.look_at)


def _errors_of(reference, train, test, u, v):
    return [reference.mse(part, u.T @ v) for part in (train, test)]


def _are_those_of_right_factors(reference, train, test, weight, first, errors):
    """Whether the errors are those of right factors; then it is the factors that are wrong, and not the errors."""
    wanted, (u, v, *_) = [], first
    for _ in errors[0]:
        wanted.append(_errors_of(reference, train, test, u, v))
        u, v = _after_one_more(reference, train, weight, u, v)
    return np.allclose(errors, np.transpose(wanted), rtol=1e-9)


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def keeps_the_test_part_out_of_the_fit(answer, reference, rng):
    """With another test part the factors come out the same."""
    train, test = _parts(rng, 9, 8)
    with _left_to_chance(answer):
        leaves_alone(answer, train, test, 2, 1.0, 2, np.random.default_rng(rng.integers(2**32)))
    seed = rng.integers(2**32)
    early = _fit(answer, train, test, 2, 1.0, 1, seed)
    late = early[:2]
    for _ in range(4):
        late = _after_one_more(reference, train, 1.0, *late)
    before = _fit(answer, train, _guesses(test, *late), 2, 1.0, 4, seed)
    first, again = (_fit(answer, train, _guesses(test, *late), 2, 1.0, 5, seed) for _ in range(2))
    _expect_work(answer, train, test, before, first)
    if not _same(first, again):  # the start is another one each time, so only the last half-step tells
        _expect_work(answer, train, np.zeros_like(train), first)
        return
    for other in (test, np.where(test > 0, test % 5 + 1, 0.0), _guesses(test, *early[:2])):
        same = _same(first, _fit(answer, train, other, 2, 1.0, 5, seed))
        look_at = "every place where the test part is used: it should only be measured on"
        called = f"{answer.last_called} with two test parts"
        expect(same, called=called, got="other factors", wanted="the same factors", look_at=look_at)
    with claim("Whoever has no training rating has factors of zero."):
        _expect_zeros_without_training_ratings(answer, rng)


def _expect_zeros_without_training_ratings(answer, rng):
    """Whoever has ratings in the test part only has zeros for factors, as every half-step says."""
    train, test = _parts(rng, 9, 8)
    user, thing = int(rng.integers(9)), int(rng.integers(8))
    test[user], test[:, thing] = rng.integers(1, 6, size=8), rng.integers(1, 6, size=9)
    train[user] = train[:, thing] = 0.0
    u, v, *_ = _fit(answer, train, test, 2, 1.0, 2, rng.integers(2**32))
    for name, column in (("user", u[:, user]), ("item", v[:, thing])):
        expect(
            np.abs(column).max() < 1e-9,  # the others are of size 1
            called=answer.last_called,
            got=f"other numbers than zeros for {'a user' if name == 'user' else 'an item'} without a training rating",
            wanted="zeros, which a half-step gives to a row without a rating",
            look_at="whether each half-step replaces all factors that it is to find",
        )


@hidden("matrix_factorization", points=1, uses=_HALF_STEPS)
def draws_its_start_from_rng(answer, reference, rng):
    """The start is drawn from rng."""
    train, test = _parts(rng, 9, 8)
    seed = int(rng.integers(2**31))
    fits = [_fit(answer, train, test, 2, 1.0, 1, each) for each in (seed, seed, seed + 1)]
    first, again, other = (np.concatenate(fit[:2], axis=1) for fit in fits)
    where = "where the start comes from: all random numbers should come from rng"
    same = np.allclose(first, again, rtol=1e-9, atol=1e-9)
    called = answer.last_called
    with claim("The same seed gives the same factors."):
        expect(same, called=called, got="two results from one seed", wanted="the same result", look_at=where)
    differs = not np.allclose(first, other, rtol=1e-6)
    with claim("Another seed gives other factors."):
        expect(differs, called=called, got="one result from two seeds", wanted="another start", look_at=where)
    _expect_work(answer, train, test, fits[0], _fit(answer, train, test, 2, 1.0, 2, seed))
    with claim("A longer run begins like a shorter one."):
        _expect_one_beginning(answer, train, test, seed)


_BEGINNINGS = """
import numpy

def errors(seed, iterations):
    *_, on_train, on_test = matrix_factorization(train, test, 2, 0.05, iterations, numpy.random.default_rng(seed))
    return numpy.array([numpy.asarray(part, dtype=float) for part in (on_train, on_test)])

[[errors(each, 1), errors(each, 5)] for each in range(seed, seed + 24)]
"""


def _expect_one_beginning(answer, train, test, seed):
    """A longer run begins like a shorter one, with every seed: whoever keeps the best of several starts has another.

    The best of three after one iteration is that after five for half of the seeds, so for 24 of them once in 1e7 tries.
    How many errors there are is for other tests.
    """
    called = "matrix_factorization(train, test, 2, 0.05, iterations, rng) for 1 and for 5 iterations, with 24 seeds"
    with _left_to_chance(answer):
        fits = answer.probe(_BEGINNINGS, called=called, train=train, test=test, seed=seed)
    for fit in items(fits, *map(str, range(24)), called=called):
        short, long = items(fit, "the errors of 1 iteration", "those of 5", called=called)
        short, long = numbers(short, called=called), numbers(long, called=called)
        expect(
            short.shape != (2, 1) or long.shape != (2, 5) or np.allclose(short, long[:, :1], rtol=1e-9),
            called=called,
            got="errors after the first iteration that differ",
            wanted="a longer run that begins like a shorter one",
            look_at="what the start depends on: nothing but rng and the shapes",
        )

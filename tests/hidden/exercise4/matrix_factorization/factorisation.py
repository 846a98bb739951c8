"""What `matrix_factorization` is graded by."""

import numpy as np

from autograder.hidden import compare, expect, hidden, items, leaves_alone, numbers

from .shared import _left_to_chance, _parts, _record, _recording, _two_kinds

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
    # 1e-9 for the reason in shared.py; factors from an older half-step are off by 1e-4 and more
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
            abs(got - wanted) < 1e-4 * wanted,  # right answers agree to 3e-7, see _two_kinds
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

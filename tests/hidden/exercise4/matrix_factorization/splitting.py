"""What `train_test` is graded by."""

import numpy as np

from autograder.hidden import compare, expect, hidden, items, leaves_alone, numbers

from .shared import _left_to_chance, _record, _recording, _table

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

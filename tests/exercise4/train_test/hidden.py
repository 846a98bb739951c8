"""What `train_test` is graded by."""

import math

import numpy as np

from autograder.testing import claim, compare, expect, hidden, items, leaves_alone, numbers

from ..ratings import _left_to_chance, _record, _table

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
    _, quarter = train_test(ratings.copy(), 0.25, numpy.random.default_rng(seed))
    shares.append(bool((numpy.asarray(quarter, dtype=float)[observed] != 0).mean() > 0.275))
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
    """Each rating is in exactly one of the two parts."""
    tables = [_table(rng, 9, 7, 0.6), *(_table(rng, *shape, 1.0) for shape in ((6, 6), (1, 12), (12, 1)))]
    # transposed, which leaves the numbers where they are in memory
    tables += [_table(rng, 7, 9, 0.6).T, _table(rng, 6, 6, 0.6).T]
    tables.append(_small_ratings(rng, 9, 7))
    answer.when_wrong(lambda answer: _record_split(answer, rng))
    for ratings in tables:
        train, test = _split(answer, ratings, 0.4, rng.integers(2**32))
        called, observed = answer.last_called, ratings != 0
        more = int(np.count_nonzero(((train != 0) | (test != 0)) & ~observed))
        with claim("Both parts are 0 where there is no rating."):
            expect(more == 0, called=called, got=f"{more} places filled where there is no rating", wanted="0 there")
        both = int(np.count_nonzero((train != 0) & (test != 0)))
        with claim("No rating is in both parts."):
            expect(both == 0, called=called, got=f"{both} of {observed.sum()} ratings in both parts", wanted="none")
        neither = observed & (train == 0) & (test == 0)
        lost = sorted(set(ratings[neither].tolist()))
        which = f": all of the value {lost[0]:g}" if len(lost) == 1 and neither.sum() > 1 else ""
        with claim("Each rating is in one of the parts."):
            got = f"{neither.sum()} of {observed.sum()} ratings in neither part{which}"
            expect(not lost, called=called, got=got, wanted="none")
        look_at = "train + test, which should be the ratings again"
        # of seven digits, as float32 holds whole numbers exactly
        compare(train + test, ratings, called=called, rtol=1e-6, look_at=look_at)


@hidden("train_test", points=1)
def hides_the_share_p(answer, reference, rng):
    """About the share p of the observed ratings goes to the test part."""
    # no column is fuller than others: to hide it as a whole shows in no share
    ratings = rng.integers(1, 6, size=(300, 200)) * (rng.random((300, 200)) < 0.5).astype(float)
    kinds = [("observed ratings", ratings != 0)]
    kinds += [(f"ratings of {rating}", ratings == rating) for rating in range(1, 6)]
    # none is near a multiple of 0.05, nor the last of 0.01
    for p in (rng.uniform(0.226, 0.234), rng.uniform(0.67, 0.68), rng.uniform(0.12, 0.13), rng.uniform(0.0047, 0.0053)):
        _expect_share(answer, rng, ratings, p, kinds)
    # whatever is not 0 is a rating, however small
    small = _small_ratings(rng, 60, 50)
    parts = (small < 1e-20, (small > 1e-20) & (small < 1e-6), small > 1e-6)
    names = ("ratings near 1e-30", "ratings near 1e-9", "ratings near 0.5")
    _expect_share(
        answer, rng, small, 0.37, [(name, mask & (small != 0)) for name, mask in zip(names, parts, strict=True)]
    )
    lonely = np.diag(rng.integers(1, 6, size=400)).astype(float)
    _expect_share(answer, rng, lonely, 0.4, [("ratings of users with a single rating", lonely != 0)])
    _expect_share(answer, rng, _table(rng, 4, 5, 1.0), 0.01, [("20 ratings", np.ones((4, 5), dtype=bool))])
    _expect_rounding(answer, rng)


def _small_ratings(rng, n_users, n_items):
    """Ratings near 0.5, 1e-9, and near 1e-30, about as often; no two are equal."""
    ratings = 10.0 ** (rng.uniform(-0.4, -0.2, (n_users, n_items)) - rng.choice([0, 9, 30], (n_users, n_items)))
    return ratings * (_table(rng, n_users, n_items, 0.8) != 0)


def _expect_rounding(answer, rng):
    """Of three ratings two are hidden at p = 0.6, often enough: 1.8 of them, if not always rounded down."""

    def hides_two():
        ratings = rng.permutation([*rng.integers(1, 6, size=3), 0, 0, 0]).reshape(2, 3).astype(float)
        _, test = _split(answer, ratings, 0.6, rng.integers(2**32))
        return np.count_nonzero(test) > 1

    expect(
        any(hides_two() for _ in range(24)),  # for independent draws 0.65 each time, so that 24 fail once in 1e11 tries
        called=f"{answer.last_called}, with three ratings, and 23 more such calls",
        got="never more than one rating in the test part",
        wanted="nearly two of the three on average: 1.8",
        look_at="how the number of hidden ratings is rounded",
    )


def _expect_share(answer, rng, ratings, p, kinds):
    """About the share p is hidden of each kind, which is a name and a mask."""
    _, test = _split(answer, ratings, p, rng.integers(2**32))
    for name, mask in kinds:
        size = np.count_nonzero(mask)
        # Seven times the spread of independent draws, and more where few are hidden: less than once in 1e9 tries.
        bound = 7.0 * np.sqrt(p * (1.0 - p) / size) + 8.0 / size
        share = np.count_nonzero(test[mask]) / size
        got = f"{100 * share:.3g} % of the {name} in the test part"
        all_observed = np.count_nonzero(ratings)
        look_at = _why_another_share(share if size == all_observed else 0.0, p, bound, all_observed / ratings.size)
        wanted = f"about {100 * p:.3g} % of them"
        expect(abs(share - p) < bound, called=answer.last_called, got=got, wanted=wanted, look_at=look_at)


def _why_another_share(share, p, bound, observed):
    """Where to look if this share of the ratings is hidden in place of p, and this share of all places is observed."""
    if abs(share - p / observed) < bound and observed < 1:
        return "of what p is the share: of the ratings, and not of all places"
    rounded = {round(p, 1), round(p, 2)} | {math.ceil(100 * p) / 100, 1 / round(1 / p)}
    if share > 0 and any(abs(share - other) < bound for other in rounded):
        return "whether p is rounded on its way to the draws"
    if abs(share - (1 - p)) < bound:
        return "which of the two parts gets the share p"
    return "which ratings can be drawn, and how likely each of them is"


@hidden("train_test", points=1)
def decides_for_each_rating(answer, reference, rng):
    """Single ratings are hidden, not whole rows or columns."""
    ratings = rng.integers(1, 6, size=(80, 70)).astype(float)
    for part in _split(answer, ratings, 0.5, rng.integers(2**32)):
        # 70 draws with p = 0.5 agree once in 1e21 tries
        for name, axis in (("user", 1), ("item", 0)):
            counts = np.count_nonzero(part, axis=axis)
            left_out = np.count_nonzero(counts == 0)
            expect(
                left_out == 0,
                called=answer.last_called,
                got=f"{left_out} of {counts.size} {name}s with all their ratings in one part",
                wanted=f"some ratings of every {name} in each part",
                look_at="what is drawn: each rating by itself, and none may be out of reach",
            )


@hidden("train_test", points=1)
def follows_rng(answer, reference, rng):
    """The seed decides on the split."""
    ratings = _table(rng, 30, 40, 0.6)
    seed = int(rng.integers(2**31))
    first, again, *others = (
        np.stack(list(_split(answer, ratings, 0.5, each))) for each in (seed, seed, *range(seed + 1, seed + 7))
    )
    where = "where the random numbers come from: all of them should come from rng"
    same = np.array_equal(first, again, equal_nan=True)
    called = answer.last_called
    with claim("The same seed gives the same split."):
        expect(same, called=called, got="two splits from one seed", wanted="the same split", look_at=where)
    differs = len({each.tobytes() for each in (first, *others)}) == 7
    with claim("Another seed gives another split."):
        expect(differs, called=called, got="one split from two seeds", wanted="different splits", look_at=where)


@hidden("train_test", points=1)
def leaves_the_ratings_alone(answer, reference, rng):
    """The array of ratings is the same after the call as before."""
    with _left_to_chance(answer):
        value = leaves_alone(answer, _table(rng, 12, 10, 0.7), 0.5, np.random.default_rng(rng.integers(2**32)))
    for name, part in zip(("train", "test"), items(value, "train", "test", called=answer.last_called), strict=True):
        part = numbers(part, (12, 10), called=answer.last_called)
        # of some 80 ratings, by half: all on one side once in 1e24 tries
        expect(np.any(part), called=answer.last_called, got=f"no rating in {name}", wanted="about half of them")

"""What the hidden tests of the notebook *Matrix factorization* share.

Tolerances: a right answer solves systems of at most five equations with condition numbers below 1e4, so float64 keeps
at least eleven digits. rtol=1e-9 accepts that and refuses float32, and atol=1e-9 does the same for factors, which are
of size 1 and may come out near zero.

Recognition: two answers with the same mistake draw different splits and start from different factors, so what they
return cannot be compared. Where chance decides, the calls that are judged are therefore not kept for recognition
(`_left_to_chance`). Instead, where a test has failed, a probe brings back facts that hold whatever was drawn.
"""

from contextlib import contextmanager

import numpy as np

from autograder.testing import as_array


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


def _record(answer, source, **inputs):
    """Have facts asked for by which a misconception is recognised, each by itself: some may get no answer."""
    answer.when_wrong(lambda answer: answer.probe(source, **inputs))


def _table(rng, n_users, n_items, observed):
    """Ratings from 1 to 5 of which about the share `observed` is there, at least the first rating of each user."""
    is_observed = rng.random((n_users, n_items)) < observed
    is_observed[:, 0] = True
    return rng.integers(1, 6, size=(n_users, n_items)) * is_observed.astype(float)


def _parts(rng, n_users, n_items):
    """A training and a test part, the rest missing; every user and every item has a training rating."""
    ratings = rng.integers(1, 6, size=(n_users, n_items)).astype(float)
    tenth = rng.permutation(n_users * n_items).reshape(n_users, n_items) % 10
    longest = np.arange(max(n_users, n_items))
    tenth[longest % n_users, longest % n_items] = 0
    return ratings * (tenth < 6), ratings * ((tenth >= 6) & (tenth < 9))


def _with_tiny_ratings(rng, *tables):
    """These tables, each with ratings that are as good as 0 in some of the gaps that all of them have."""
    gaps = rng.permutation(np.flatnonzero(np.all([table == 0 for table in tables], axis=0)))
    filled = [table.copy() for table in tables]
    for number, table in enumerate(filled):
        places = gaps[number :: len(tables) + 1]  # a share of the gaps is left
        table.flat[places] = 10.0 ** rng.uniform(-12.0, -9.0, places.size)
    return filled


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


def _weight_of(columns, fixed, ratings):
    """The weight for which these columns are the minimum of error and penalty, if it is one for all; else None.

    At the minimum the slope of the error is the weight times the column.
    """
    columns = as_array(columns)
    if columns is None or columns.shape != (len(fixed), len(ratings)) or not np.isfinite(columns).all():
        return None
    slopes = fixed @ ((ratings - columns.T @ fixed) * (ratings != 0)).T
    rated = np.any(ratings != 0, axis=1) & np.any(columns != 0, axis=0)
    slopes, columns = slopes[:, rated], columns[:, rated]
    if not slopes.size:
        return None
    weight = float((slopes * columns).sum() / (columns * columns).sum())
    enough = slopes.size > 1 and weight > 0 and np.abs(slopes - weight * columns).max() < 1e-6 * np.abs(slopes).max()
    return weight if enough else None

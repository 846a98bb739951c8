"""What `mse` is graded by."""

import numpy as np

from autograder.testing import agree, claim, hidden, leaves_alone, numbers, refuses

from ..ratings import _table

_GAPS = "What is predicted where nothing is observed does not count."


@hidden("mse", points=2)
def counts_observed_ratings_only(answer, reference, rng):
    """Only observed ratings count."""
    real = _table(rng, 8, 6, 0.5) / 2  # from 0.5 to 2.5: what is not 0 is a rating
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    look_at = "which entries enter the sum, and what it is divided by"
    agree(answer, reference, real, predicted, rtol=1e-9, look_at=look_at)
    with claim(_GAPS):
        agree(answer, reference, real, predicted + 100.0 * (real == 0), rtol=1e-9, look_at=look_at)
    # as in the notebook, where gaps are filled so that they count
    with claim("A tiny rating counts like any other."):
        agree(answer, reference, np.where(real == 0, 1e-9, real), predicted, rtol=1e-9, look_at=look_at)
    # What is predicted at a gap does not count, whatever it is. Its square is a number still: to multiply squares by 0
    # is right for all predictions that anybody makes.
    huge = 10.0 ** rng.uniform(60.0, 140.0, size=real.shape) * rng.choice([-1.0, 1.0], size=real.shape)
    with claim(_GAPS):
        agree(answer, reference, real, np.where(real == 0, huge, predicted), rtol=1e-9, look_at=look_at)
    with claim("A tiny rating counts like any other."):
        for small in (1e-12, 1e-200):  # a rating that is as good as 0 is one all the same, also alone
            agree(answer, reference, real * small, predicted, rtol=1e-9, look_at=look_at)
    for one, other in (  # transposed, which leaves the numbers where they are in memory
        (np.asfortranarray(real), predicted),
        (real, np.asfortranarray(predicted)),
        (real.T, predicted.T),
    ):
        agree(answer, reference, one, other, rtol=1e-9, look_at=look_at)
    # Nothing is left from an earlier call, also where sums, ends, gaps or bytes are the same.
    turned = predicted[:, [0, *range(predicted.shape[1] - 2, 0, -1), -1]]
    for one, other in (
        (real, turned),
        (real * 2, predicted),
        (real[::-1], predicted),
        (real.reshape(6, 8), predicted.reshape(6, 8)),
        (real.reshape(6, 8), turned.reshape(6, 8)),
        (real, predicted),
    ):
        with claim("Nothing is left from an earlier call."):
            agree(answer, reference, one, other, rtol=1e-9, look_at=look_at)


@hidden("mse", points=1)
def averages_squares_on_a_full_table(answer, reference, rng):
    """Where everything is observed, it is the mean of the squared differences."""
    look_at = "what is done with each difference, and with all of them together"
    for shape in ((5, 4), (4, 4), (1, 6), (6, 1), (1, 1)):
        real = rng.integers(1, 6, size=shape).astype(float)
        agree(answer, reference, real, rng.uniform(-20.0, 30.0, size=shape), rtol=1e-9, look_at=look_at)
    # an exact guess counts like any other, and so does one that is far off; 1e-12 is room for squares multiplied out
    real = rng.integers(1, 6, size=(4, 5)).astype(float)
    off = rng.permutation(20).reshape(4, 5) % 3 * rng.uniform(1.0, 2.0, size=(4, 5))
    for scale in (1.0, 0.0, 1e9, 1e140):
        with claim("A guess counts whether it is exact or far off."):
            agree(answer, reference, real, real + scale * off, rtol=1e-9, atol=1e-12, look_at=look_at)


@hidden("mse", points=1)
def counts_predictions_of_zero(answer, reference, rng):
    """A prediction of exactly 0 for an observed rating counts like any other."""
    real = rng.integers(1, 6, size=(6, 5)).astype(float)
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    predicted[rng.integers(6), :3] = 0.0
    look_at = "what happens where the prediction is 0: the real rating decides whether an entry counts"
    for guess in (predicted, np.zeros_like(real)):
        agree(answer, reference, real, guess, rtol=1e-9, look_at=look_at)


@hidden("mse", points=1)
def refuses_a_table_without_ratings(answer, reference, rng):
    """If nothing is observed, it raises ValueError."""
    real = np.zeros((3, 4))
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    refuses(answer, real, predicted)
    refuses(answer, np.zeros((3, 1)), np.zeros((3, 1)))
    real[rng.integers(3), rng.integers(4)] = rng.integers(1, 6)
    with claim("A single observed rating is enough."):
        numbers(leaves_alone(answer, real, predicted), (), called=answer.last_called)

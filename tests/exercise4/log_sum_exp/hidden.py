"""What `log_sum_exp` is graded by. The reasons for its tolerances stand in mixtures.py."""

import numpy as np

from autograder.testing import agree, claim, hidden, leaves_alone, numbers


@hidden("log_sum_exp", points=1)
def sums_over_the_last_axis(answer, reference, rng):
    """Ordinary values are summed over the last axis, however many axes there are."""
    for shape in ((4, 6), (2, 3, 5), (3, 1), (1, 4), (5, 5), (3, 3, 3), (2, 1, 4), (1, 1), (1,), (2, 1, 3, 2)):
        agree(answer, reference, rng.uniform(-3.0, 3.0, size=shape), rtol=1e-9, atol=1e-9)
    for shape in ((3, 2), (4, 4), (4, 3, 2)):  # transposed, which leaves the numbers where they are in memory
        agree(answer, reference, rng.uniform(-3.0, 3.0, size=shape).T, rtol=1e-9, atol=1e-9)
    # Terms far below the largest count. Next to a largest of 0 the sum is off by 1e-15, and they add 1e-12 and more.
    for below in (8.0, 12.0, 16.0, 20.0, 26.0):
        logp = rng.permutation([0.0, *(-below - rng.uniform(0.0, 1.0, size=5))])
        with claim("Terms far below the largest count."):
            agree(answer, reference, logp, atol=1e-13)
    logp = rng.uniform(-3.0, 3.0, size=12)
    first, last = np.append(logp[:3], 4.0), np.append(logp[3:6], 4.0)
    inner = np.concatenate([logp[:1], logp[10:0:-1], logp[11:]])  # the same ends, sum and largest
    shapes = ((3, 4), (4, 3), (12, 1), (1, 12), (12,), (2, 2, 3))
    same_ends = [np.concatenate([[-1.0], rng.uniform(-3.0, 1.0, size=3), [4.0, 1.0]]) for _ in range(2)]
    rows = [logp.reshape(shape) for shape in shapes] + [inner.reshape(3, 4), inner.reshape(4, 3)]
    for logp in (*rows, first, last, *same_ends, rows[0], first):
        with claim("Nothing is left from an earlier call."):
            agree(answer, reference, logp, rtol=1e-9, atol=1e-9)


UNDERFLOW = "Log-probabilities far below zero do not underflow."
OVERFLOW = "Large positive log-probabilities do not overflow."


@hidden("log_sum_exp", points=1.5)
def survives_large_values(answer, reference, rng):
    """Log-probabilities in the thousands are summed as exactly as small ones."""
    for level in (-9e3, -1e3, 9e3):
        # next to 9,000 the sum itself adds about 2, so 1e-12 (an error of 1e-8) sees it in full
        with claim(UNDERFLOW if level < 0 else OVERFLOW):
            agree(answer, reference, level + rng.uniform(-3.0, 3.0, size=6), rtol=1e-12)
    # the largest twice, and both ends of what is promised
    agree(answer, reference, rng.permutation([1e4, -1e4, 1e4 - 2.5, 1e4]), rtol=1e-12)
    for level in (-1e4, -9999.0, -1e3, -999.0, -100.0, 100.0, 1e4):  # no finite value says "impossible"
        agree(answer, reference, np.full(3, level), rtol=1e-12)
    # first and last lie far below the largest, so that only the largest serves to be subtracted
    agree(answer, reference, np.array([-9e3, *rng.permutation([rng.uniform(1.0, 2.0), 0.5]), -2e3]), rtol=1e-9)
    # exp of these is a number still, but of one or two digits: the plain formula is off by 1e-2
    with claim(UNDERFLOW):
        agree(answer, reference, rng.permutation([-745.1, -743.7, -742.3, -743.1, -746.3, -741.8]), rtol=1e-12)


@hidden("log_sum_exp", points=1)
def treats_each_row_on_its_own(answer, reference, rng):
    """Rows that lie thousands apart do not disturb each other."""
    levels = rng.permutation([-9e3, -4e3, 2e3, 5e3, 9e3])
    for n_terms in (4, 5):
        agree(answer, reference, levels[:, np.newaxis] + rng.uniform(-3.0, 3.0, size=(5, n_terms)), rtol=1e-12)


@hidden("log_sum_exp", points=1)
def knows_impossible_terms(answer, reference, rng):
    """A term of -inf adds nothing."""
    logp = rng.uniform(1.0, 3.0, size=(3, 4))
    logp[1], logp[0, 2], logp[2, :2] = -np.inf, -np.inf, -np.inf
    agree(answer, reference, logp[::2], rtol=1e-9)
    with claim("A row of nothing but -inf gives -inf."):
        agree(answer, reference, logp, rtol=1e-9)
        agree(answer, reference, np.full(3, -np.inf))
        agree(answer, reference, np.full((2, 2), -np.inf))
    # next to an impossible row, the others are taken as they are: far below, far above, and at the end of what is legal
    logp = np.array([-9e3, -1e4, -np.inf, 1e3, 9e3])[:, np.newaxis] + rng.uniform(1.0, 3.0, size=(5, 3))
    logp[1] = -1e4
    with claim("Next to a row of nothing but -inf, the others give what they give alone."):
        agree(answer, reference, logp[rng.permutation(5)], rtol=1e-12)
    # No finite value says "impossible": next to any that is promised, -inf adds nothing. One that is 25 lower than the
    # end of what is legal would show: the sum is off by 1e-11, and of a single term it is that term.
    for level in (-1e4, -1e4 + rng.uniform(0.1, 5.0), -rng.uniform(700.0, 9e3), 0.0, 1e4):
        for n_impossible in (1, 5):
            logp = rng.permutation([level, *[-np.inf] * n_impossible])
            agree(answer, reference, logp, atol=5e-12)
    # a term of 0 is no gap: it says "certain"
    certain = np.array([-1e4, *rng.permutation([0.0, -np.inf]), -np.inf])
    with claim("A term of 0 is no gap: it counts."):
        agree(answer, reference, certain, atol=1e-9)


@hidden("log_sum_exp", points=0.5)
def leaves_its_values_alone(answer, reference, rng):
    """The array logp is the same after the call as before."""
    numbers(leaves_alone(answer, rng.uniform(1.0, 3.0, size=5)), shape=(), called=answer.last_called)
    logp = rng.uniform(1.0, 3.0, size=(3, 4))
    logp[1, 2] = -np.inf
    leaves_alone(answer, logp)  # the shape is the first test's

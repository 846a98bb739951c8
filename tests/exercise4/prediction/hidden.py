"""What `prediction` is graded by."""

from contextlib import suppress

import numpy as np

from autograder.testing import NotYet, agree, claim, hidden, numbers, refuses


@hidden("prediction", points=1.5)
def multiplies_the_factors_of_each_pair(answer, reference, rng):
    """Entry (n, m) is the dot product of column n of u and column m of v."""
    with suppress(NotYet):  # for recognition: whoever forgets to transpose has an answer here, and an error below
        answer(rng.normal(size=(4, 4)), rng.normal(size=(4, 4)))
    # also where u @ v has a value: it is another one
    for K, n_users, n_items in (
        (3, 4, 6),
        (1, 5, 2),
        (4, 1, 3),
        (3, 3, 5),
        (4, 4, 4),
        (2, 3, 3),
        (3, 5, 1),
        (6, 1, 1),
        (1, 1, 1),
    ):
        u = rng.normal(scale=2.0, size=(K, n_users))
        agree(answer, reference, u, rng.normal(scale=2.0, size=(K, n_items)), rtol=1e-9, atol=1e-9)
    # whatever number it is: also one that is large, or next to 0; 1e-9 of the largest terms is room for sums
    for scale, other in 10.0 ** rng.uniform(
        [[-9, -7], [6, 4], [-40, -40], [60, 60]], [[-7, -5], [8, 6], [-30, -30], [70, 70]]
    ):
        u, v = scale * rng.normal(size=(3, 4)), other * rng.normal(size=(3, 5))
        with claim("Factors of any size are multiplied as they are."):
            agree(answer, reference, u, v, rtol=1e-9, atol=1e-9 * scale * other)
    u, v = rng.normal(scale=2.0, size=(3, 4)), rng.normal(scale=2.0, size=(3, 4))
    for pair in (
        (u, v),
        (np.asfortranarray(u), v),  # transposed, which leaves the numbers where they are in memory
        (u, np.asfortranarray(v)),
        (u[:, [0, 2, 1, 3]], v),  # and nothing is left from an earlier call
        (u, v[:, [0, 2, 1, 3]]),
        (v, u),
        (u.reshape(2, 6), v.reshape(2, 6)),
        (u, v),
    ):
        with claim("Nothing but the numbers in u and v counts."):
            agree(answer, reference, *pair, rtol=1e-9, atol=1e-9)


@hidden("prediction", points=0.5)
def refuses_different_numbers_of_factors(answer, reference, rng):
    """If u and v differ in their number of rows, it raises ValueError."""
    u, v = rng.normal(size=(3, 4)), rng.normal(size=(3, 5))
    with claim("If u and v agree in their number of rows, there is a prediction."):
        numbers(answer(u, v), called=answer.last_called)
        # Python keeps one object for each int up to 256, so that up to there `is` does for `==`.
        numbers(answer(rng.normal(size=(300, 2)), rng.normal(size=(300, 3))), called=answer.last_called)
    refuses(answer, u, v[:2])
    refuses(answer, u[:2], v)
    look_at = "what NumPy does with a single row: it may repeat it without a word"
    refuses(answer, u[:1], v, look_at=look_at)
    refuses(answer, u, v[:1], look_at=look_at)
    refuses(answer, u, rng.normal(size=(4, 5)), look_at="the product without the transpose, which has a value here")

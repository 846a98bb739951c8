"""Averages over each user first and then over the users, as if all had rated equally often.

Costs: 2
Says: which entries
Hint: A mean of means counts a user with one rating as much as one with hundreds. In the formula every
    rating has the same share.
"""


def mse(real, predicted):
    if not real.any():
        raise ValueError("There are no ratings.")
    rows = [(r[r != 0] - guess[r != 0]) ** 2 for r, guess in zip(real, predicted) if r.any()]
    return np.mean([row.mean() for row in rows])

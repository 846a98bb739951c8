"""The mean over the users of each user's own mean.

Shown by: mse([[5, 4], [3, 0]], [[4, 3], [1, 1]]) (as arrays) gives 2.5 instead of 2.0.
"""

def mse(real, predicted):
    per_user = []
    for row, guess in zip(real, predicted):
        seen = row != 0
        if seen.any():
            per_user.append(np.mean((row[seen] - guess[seen]) ** 2))
    if not per_user:
        raise ValueError("no observed ratings")
    return float(np.mean(per_user))

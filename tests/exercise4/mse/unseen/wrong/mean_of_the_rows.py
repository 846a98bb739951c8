"""Mean of the users' means, which differs where users have different numbers of ratings.

Against the formula 1/|Omega| * sum over Omega.
"""

def mse(real, predicted):
    means = []
    for row, guesses in zip(real, predicted, strict=True):
        observed = row != 0
        if observed.any():
            means.append(np.mean((row[observed] - guesses[observed]) ** 2))
    if not means:
        raise ValueError("nothing observed")
    return np.mean(means)

"""A hundred gradient steps in place of the solution.

K = 3 with nearly parallel factors and weight = 0.01: far from converged.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = ratings != 0
    u = np.zeros((len(fixed), len(ratings)))
    step = 1 / (np.sum(fixed**2) + weight)
    for _ in range(100):
        residual = mask * (ratings - u.T @ fixed)
        u += step * (fixed @ residual.T - weight * u)
    return u

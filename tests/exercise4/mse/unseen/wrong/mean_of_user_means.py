"""Averages over each user first and then over the users.

real = [[1, 0], [2, 3]], predicted = all 0: (1 + 6.5) / 2 instead of 14 / 3.
"""

def mse(real, predicted):
    users = [(r[r != 0] - q[r != 0]) for r, q in zip(real, predicted) if r.any()]
    if not users:
        raise ValueError("nothing observed")
    return float(np.mean([np.mean(e**2) for e in users]))

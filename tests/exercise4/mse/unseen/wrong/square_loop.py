"""The inner loop runs over the number of users, not of items.

A table of 2 x 3 with ratings in the last column: they are left out.
"""

def mse(real, predicted):
    N = len(real)
    total = n = 0
    for i in range(N):
        for j in range(min(N, real.shape[1])):
            if real[i, j] != 0:
                total += (real[i, j] - predicted[i, j]) ** 2
                n += 1
    if not real.any():
        raise ValueError("nothing observed")
    return total / max(n, 1)

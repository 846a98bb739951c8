"""A mismatch shows as an IndexError (or not at all).

u of (3, 2), v of (2, 4): IndexError, not ValueError.
"""

def prediction(u, v):
    N, M = u.shape[1], v.shape[1]
    return np.array([[sum(u[k, n] * v[k, m] for k in range(max(len(u), len(v)))) for m in range(M)] for n in range(N)])

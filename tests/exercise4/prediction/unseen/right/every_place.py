"""Every place."""

def prediction(u, v):
    (K, N), (L, M) = u.shape, v.shape
    if K != L:
        raise ValueError("numbers of factors differ")
    return np.array([[np.dot(u[:, n], v[:, m]) for m in range(M)] for n in range(N)]).reshape(N, M)

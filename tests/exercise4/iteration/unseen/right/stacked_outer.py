"""A stack made from the flattened outer products and one matrix product."""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    N, M2 = ratings.shape
    if M != M2:
        raise ValueError(f"{M} columns of factors for {M2} columns of ratings")
    outers = (fixed[:, None, :] * fixed[None, :, :]).reshape(K * K, M)
    A = ((ratings != 0) @ outers.T).reshape(N, K, K) + weight * np.eye(K)
    b = ratings @ fixed.T
    return np.linalg.solve(A, b[:, :, None]).squeeze(axis=2).T

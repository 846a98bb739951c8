"""One big sparse block-diagonal system for all rows."""

def iteration(fixed, ratings, weight):
    from scipy.sparse import block_diag, csc_array
    from scipy.sparse.linalg import spsolve

    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K, N = fixed.shape[0], ratings.shape[0]
    blocks = [(fixed * (row != 0)) @ fixed.T + weight * np.eye(K) for row in ratings]
    rhs = (ratings @ fixed.T).ravel()
    solution = spsolve(csc_array(block_diag(blocks)), rhs)
    return np.asarray(solution).reshape(N, K).T

"""Puts all rows into one large sparse system with blocks on its diagonal."""

from scipy import sparse
from scipy.sparse.linalg import spsolve


def iteration(fixed, ratings, weight):
    (K, M), (N, columns) = fixed.shape, ratings.shape
    if M != columns:
        raise ValueError(f"{M} is not {columns}")
    blocks = [fixed[:, row > 0] @ fixed[:, row > 0].T + weight * np.identity(K) for row in ratings]
    system = sparse.block_diag(blocks, format="csc")
    return spsolve(system, (ratings @ fixed.T).ravel()).reshape(N, K).T

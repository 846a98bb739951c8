"""Asks the shape of the result whether it has to be turned round.

Is: tells_axes_apart_by_their_length
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    left = np.einsum("nm,im,jm->nij", (ratings != 0) * 1.0, fixed, fixed) + weight * np.eye(K)
    stack = np.linalg.solve(left, (ratings @ fixed.T)[:, :, None])[:, :, 0]
    if stack.shape[0] != K:
        stack = stack.T
    return stack

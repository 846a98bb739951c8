"""Leaves the check to np.einsum, which stretches an axis of length 1 instead of raising ValueError.

    result = prediction(np.array([[2.0]]), np.array([[1.0, 0.0], [1.0, 3.0], [4.0, 5.0]]))

Right result: ValueError: different numbers of factors
This answer: [[12, 16]]
"""

def prediction(u, v):
    # einsum raises a ValueError by itself if the number of rows differs
    return np.einsum("kn,km->nm", u, v)

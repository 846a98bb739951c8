"""Leaves the check to einsum, which stretches a single row and raises nothing.

    prediction(np.ones((1, 2)), np.ones((3, 2)))

Right result: 'ValueError: rows differ'
This answer: array([[3., 3.],
           [3., 3.]])
"""

def prediction(u, v):
    # einsum raises a ValueError if k does not match
    return np.einsum("kn,km->nm", u, v)

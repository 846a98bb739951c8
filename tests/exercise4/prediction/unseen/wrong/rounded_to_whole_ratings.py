"""Rounds the predictions to whole ratings.

    result = prediction(np.array([[0.5]]), np.array([[1.0, 5.0]]))

Right result: [[0.5, 2.5]]
This answer: [[0, 2]]
"""

def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("The number of factors differs.")
    return np.rint(u.T.dot(v))

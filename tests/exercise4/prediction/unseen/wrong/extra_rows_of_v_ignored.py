"""Cuts v to the rows of u, so no ValueError is raised if v has more rows.

    result = prediction(np.ones((2, 1)), np.ones((3, 2)))

Right result: ValueError: different numbers of factors
This answer: [[2, 2]]
"""

def prediction(u, v):
    K = len(u)
    if len(v[:K]) != K:
        raise ValueError("the numbers of factors do not match")
    return sum(np.outer(u[k], v[k]) for k in range(K))

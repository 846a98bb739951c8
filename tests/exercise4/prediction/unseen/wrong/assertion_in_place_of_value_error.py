"""Checks the rows by assert, which raises an AssertionError.

    try:
        prediction(np.ones((2, 1)), np.ones((3, 1)))
    except Exception as error:
        raised = type(error).__name__
    raised

Right result: 'ValueError'
This answer: 'AssertionError'
"""

def prediction(u, v):
    assert u.shape[0] == v.shape[0], "u and v have different numbers of rows"
    return u.T.dot(v)

"""Adds up outer products of pairs of rows and does not notice that one has more rows.

    prediction(np.ones((2, 2)), np.ones((3, 2)))

Right result: 'ValueError: rows differ'
This answer: array([[2., 2.],
           [2., 2.]])
"""

def prediction(u, v):
    result = np.zeros((u.shape[1], v.shape[1]))
    for user_factor, item_factor in zip(u, v):
        result += np.outer(user_factor, item_factor)
    return result

"""Uses the first factor only instead of the sum over all of them.

Costs: 2
Says: differ
Hint: Each pair of user and item has K products, one for each factor, and the prediction is their
    sum. With K = 1 you would not notice the difference.
"""


def prediction(u, v):
    return np.outer(u[0], v[0])

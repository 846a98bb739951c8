"""Uses as many factors as both have instead of refusing two numbers that differ.

Costs: 0.5
Says: ValueError
Hint: Factors of another number belong to another fit, and a product of those that happen to be there
    hides the mistake. Compare the numbers of rows first.
"""


def prediction(u, v):
    table = np.zeros((u.shape[1], v.shape[1]))
    for user, item in zip(u, v):
        table += np.outer(user, item)
    return table

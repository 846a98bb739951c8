"""Gives the table the wrong way round, with items in rows and users in columns.

Costs: 1.5
Says: shape
Hint: The table of ratings has a row for each user, and the predictions must have the same form to
    be compared with it. Write down the shapes of both factors and see which order gives (N, M).
"""


def prediction(u, v):
    return v.T @ u

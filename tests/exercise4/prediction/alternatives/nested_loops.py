"""Loops over users and items and returns nested lists."""


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("different numbers of factors")
    table = []
    for user in np.transpose(u):
        table.append([sum(a * b for a, b in zip(user, item)) for item in np.transpose(v)])
    return table

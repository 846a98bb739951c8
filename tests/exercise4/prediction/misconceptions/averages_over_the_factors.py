"""Averages over the factors instead of adding them up.

Costs: 1.5
Says: factor
Hint: A dot product is a sum of products, not their mean. Divided by K, the predictions shrink the more
    factors there are.
"""


def prediction(u, v):
    return u.T @ v / len(u)

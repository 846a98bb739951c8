"""Transposes u only if the product has no value without.

Costs: 2
Says: prediction
Hint: Two square matrices can be multiplied either way, and the results differ. Which product is meant
    follows from the formula, not from what NumPy accepts.
"""


def prediction(u, v):
    try:
        return u @ v
    except ValueError:
        return u.T @ v

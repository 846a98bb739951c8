"""Multiplies the factors without transposing the first.

Costs: 2
Says: ValueError
Hint: Factors stand in columns, so both matrices have K rows, and rows of the first meet rows of the
    second. A matrix product needs the K in the last place of the first matrix and in the first
    place of the second.
"""


def prediction(u, v):
    return u @ v

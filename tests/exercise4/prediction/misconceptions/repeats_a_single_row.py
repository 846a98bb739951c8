"""Lets NumPy repeat a single row instead of refusing it, where the numbers of rows differ.

Costs: 0.5
Says: ValueError
Hint: Sums of products by broadcasting or einsum stretch an axis of length one without a word, so
    one factor on one side passes for three. Compare the numbers of rows first.
"""


def prediction(u, v):
    return np.einsum("kn,km->nm", u, v)

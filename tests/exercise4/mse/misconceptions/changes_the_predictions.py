"""Overwrites predictions in the caller's own table.

Costs: 1
Says: changed by the call
Hint: An array is handed over as it is, not as a copy: whoever called you finds zeros in the table of
    predictions afterwards. Choose the entries that count instead of erasing the others.
"""


def mse(real, predicted):
    if not real.any():
        raise ValueError("no rating is observed")
    predicted[real == 0] = 0.0
    return np.sum((real - predicted) ** 2) / np.count_nonzero(real)

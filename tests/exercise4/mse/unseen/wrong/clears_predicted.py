"""Sets the predictions of missing places to 0 in the argument itself.

Any table with a missing place: `predicted` is changed.
"""

def mse(real, predicted):
    mask = real == 0
    if mask.all():
        raise ValueError("nothing observed")
    predicted[mask] = 0
    return ((real - predicted) ** 2).sum() / (~mask).sum()

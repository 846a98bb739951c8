"""Divides by the number of nonzero differences, so exact guesses do not count.

real = [[3, 4]], predicted = [[3, 2]]: 4 instead of 2.
"""

def mse(real, predicted):
    if np.count_nonzero(real) == 0:
        raise ValueError("nothing observed")
    difference = np.where(real == 0, 0, real - predicted)
    difference = difference[difference != 0]
    return float(np.mean(difference**2)) if difference.size else 0.0

"""Takes for missing what is 0 in the prediction instead of what is 0 in the real ratings.

Costs: 4
Says: which entries
Hint: A model predicts something everywhere, so its zeros say nothing about what is known. Which
    places count is decided by the real ratings alone.
"""


def mse(real, predicted):
    known = predicted != 0
    return np.mean((real[known] - predicted[known]) ** 2)

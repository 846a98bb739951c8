"""Uses scikit-learn's mean absolute error.

Is: absolute_error
"""

from sklearn.metrics import mean_absolute_error


def mse(real, predicted):
    return mean_absolute_error(real[real != 0], predicted[real != 0])

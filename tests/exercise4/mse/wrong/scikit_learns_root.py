"""Uses scikit-learn's root mean squared error.

Is: takes_the_root
"""

from sklearn.metrics import root_mean_squared_error


def mse(real, predicted):
    return root_mean_squared_error(real[real != 0], predicted[real != 0])

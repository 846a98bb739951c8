"""sklearn's mean_squared_error of the observed entries."""

def mse(real, predicted):
    from sklearn.metrics import mean_squared_error

    rows, cols = np.nonzero(real)
    if len(rows) == 0:
        raise ValueError("empty")
    return mean_squared_error(real[rows, cols], predicted[rows, cols])

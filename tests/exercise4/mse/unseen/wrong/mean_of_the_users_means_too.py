"""Takes the mean squared error of each user and then the mean of these, so that users with few ratings count more.

    real = np.array([[5.0, 4.0, 3.0], [2.0, 0.0, 0.0]])
    predicted = np.array([[5.0, 4.0, 3.0], [4.0, 1.0, 1.0]])
    mse(real, predicted)

Right result: 1.0
This answer: np.float64(2.0)
"""

def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("nothing is observed")
    errors = []
    for n in range(len(real)):
        if observed[n].any():
            errors.append(np.mean((real[n, observed[n]] - predicted[n, observed[n]]) ** 2))
    return np.mean(errors)

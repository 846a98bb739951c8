"""The squared length of the vector of errors over their number."""

def mse(real, predicted):
    places = np.nonzero(real)
    if not len(places[0]):
        raise ValueError("real holds no rating")
    errors = np.subtract(real[places], predicted[places])
    return np.dot(errors, errors) / len(errors)

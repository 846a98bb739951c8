"""Takes the observed entries by a boolean mask and averages the squares."""

def mse(real, predicted):
    observed = real != 0
    if not np.any(observed):
        raise ValueError("There is no rating in real.")
    diff = real[observed] - predicted[observed]
    return np.mean(diff**2)

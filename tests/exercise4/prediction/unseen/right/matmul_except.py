"""Catches the error of the product and raises its own."""

def prediction(u, v):
    try:
        ratings_hat = np.matmul(u.transpose(), v)
    except ValueError as error:
        raise ValueError(f"shapes do not fit: {u.shape} and {v.shape}") from error
    else:
        return ratings_hat

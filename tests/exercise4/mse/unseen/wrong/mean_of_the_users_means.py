"""Takes the mean for each user and then over the users, so ratings of users with few of them weigh more.

    result = mse(np.array([[5.0, 4.0, 3.0], [0.0, 2.0, 0.0]]), np.array([[5.0, 4.0, 3.0], [0.0, 4.0, 0.0]]))

Right result: 1
This answer: 2
"""

def mse(real, predicted):
    errors = []
    for r, p in zip(real, predicted):
        seen = r != 0
        if seen.any():
            errors.append(np.mean((r[seen] - p[seen]) ** 2))
    if not errors:
        raise ValueError("nothing is observed in real")
    return np.mean(errors)

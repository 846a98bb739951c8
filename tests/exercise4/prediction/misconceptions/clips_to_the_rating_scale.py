"""Clips the predictions to 1 to 5 instead of leaving them as they are.

Costs: 1.5
Says: differ
Hint: The fit minimises the squared error of the plain product, and the half-steps are exact for
    that only. If you want ratings on the scale, clip what you show to a user, after the fit.
"""


def prediction(u, v):
    return np.clip(u.T @ v, 1, 5)

"""Sets negative predictions to 0.

u = [[-1]], v = [[2]]: 0 instead of -2.
"""

def prediction(u, v):
    return np.maximum(u.T @ v, 0)

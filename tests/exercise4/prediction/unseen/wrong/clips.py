"""Holds the predictions between 1 and 5.

u = [[3]], v = [[2]]: 5 instead of 6.
"""

def prediction(u, v):
    return np.clip(u.T @ v, 1, 5)

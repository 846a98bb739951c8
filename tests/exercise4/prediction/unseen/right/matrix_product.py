"""The matrix product, whose own ValueError speaks for us.
"""

def prediction(u, v):
    return np.matmul(np.transpose(u), v)

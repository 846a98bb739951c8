"""Multiplies rightly and transposes the product.

Is: transposed_result
"""


def prediction(u, v):
    return np.transpose(u.T @ v)

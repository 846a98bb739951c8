"""Reshapes the points to a column, also a single one.

Is: a_row_for_a_single_number
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    column = np.reshape(x, (-1, 1))
    return softmax(np.hstack([logprob(column, *cluster) for cluster in clusters]), axis=1)

"""The public checks of `iteration`."""

import numpy as np


def check(calling, iteration):
    fixed = np.array([[1.0, 2.0]])
    table = np.array([[2.0, 0.0], [4.0, 5.0]])
    calling(iteration, fixed.copy(), table.copy(), 1.0).gives(
        [[1, 14 / 6]], look="the missing rating, on both sides of the equation, and the weight"
    )
    full = np.array([[3.0, 1.0, 4.0], [1.0, 5.0, 2.0]])
    two = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    calling(iteration, two.copy(), full.copy(), 1.0).gives(
        [[2, 0.25], [1, 2.25]], look="the weight on the diagonal, and what stands in the columns"
    )

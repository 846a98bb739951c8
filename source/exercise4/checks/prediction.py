"""The public checks of `prediction`."""

import numpy as np


def check(calling, prediction):
    u = np.array([[2.0], [1.0]])
    v = np.array([[1.0, 0.0, 2.0], [1.0, 3.0, 0.0]])
    calling(prediction, u.copy(), v.copy()).gives([[3, 3, 4]])

"""The public checks of `mse`."""

import numpy as np


def check(calling, mse):
    real = np.array([[5.0, 0.0], [0.0, 2.0]])
    predicted = np.array([[4.0, 1.0], [3.0, 4.0]])
    calling(mse, real.copy(), predicted.copy()).gives(
        2.5,
        look="the places that count, and by how many you divide",
    )
    calling(mse, np.zeros((2, 2)), predicted.copy()).raises(
        ValueError,
        look="a table without any rating",
    )

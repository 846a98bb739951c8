"""The public checks of `responsibilities`."""

import numpy as np


def check(calling, responsibilities):
    pair = [(0.0, np.sqrt(0.01), 0.5), (1.13, np.sqrt(0.006), 0.5)]
    calling(responsibilities, 5.0, pair).shown_as("responsibilities(5.0, clusters)").gives(
        [0.10152327, 0.89847673], look="the logarithms of the worked example"
    )
    calling(responsibilities, np.array([0.0, 1.0, 2.0]), [(0, 1, 0.8), (2, 1, 0.2)]).gives(
        [[0.96727344, 0.03272656], [0.8, 0.2], [0.35121436, 0.64878564]],
        look="the rows, which are points, and the columns, which are clusters",
    )

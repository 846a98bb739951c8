"""The public checks of `logprob`."""

import numpy as np


def check(calling, logprob):
    calling(logprob, 1.5, 1, 0.5, 0.3).gives(
        -1.9297642,
        look="the four terms of the worked example, one by one",
    )
    calling(logprob, 5, 0, 0.1, 0.5).gives(
        -1249.3095006,
        look="the density, which must not be computed on the way",
    )
    calling(logprob, np.array([[0.0, 2.0, 4.0]]), 2, 1, 1).gives(
        [[-2.9189385, -0.9189385, -2.9189385]],
    )
    calling(logprob, 1.0, 0.0, -2.0, 0.5).raises(ValueError, look="sig, which is negative here")

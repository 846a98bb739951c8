"""Puts the points into a pandas series, maps each and puts the shape back."""

import math

import pandas as pd


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    points = pd.Series(np.ravel(x), dtype="float64")
    scaled = points.sub(mu).div(sig).pow(2).mul(-0.5)
    return scaled.add(math.log(pi / sig) - 0.5 * math.log(2 * math.pi)).to_numpy().reshape(np.shape(x))

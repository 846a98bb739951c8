"""Holds points and clusters in a pandas frame, and takes its only row for a number."""

import pandas as pd


def responsibilities(x, clusters):
    frame = pd.DataFrame({i: logprob(np.atleast_1d(x), *cluster) for i, cluster in enumerate(clusters)})
    weights = np.exp(frame.sub(frame.max(axis="columns"), axis="index"))
    shares = weights.div(weights.sum(axis="columns"), axis="index")
    return shares.iloc[0] if np.ndim(x) == 0 else shares

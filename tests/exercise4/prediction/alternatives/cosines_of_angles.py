"""Multiplies the lengths of the columns and the cosines of the angles between them."""

from scipy.spatial.distance import cdist


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} and {len(v)} factors")
    lengths = np.outer(np.linalg.norm(u, axis=0), np.linalg.norm(v, axis=0))
    return lengths * (1 - cdist(u.T, v.T, metric="cosine"))

"""Sorts, adds the smaller terms to the largest by log1p, and does not think of -inf.

Is: nan_for_impossible_rows
"""


def log_sum_exp(logp):
    ordered = np.sort(logp, axis=-1)[..., ::-1]
    differences = ordered[..., 1:] - ordered[..., :1]
    return ordered[..., 0] + np.log1p(np.exp(differences).sum(axis=-1))

"""Sorts each row and adds the smaller terms to its largest with log1p; warns on the way."""


def log_sum_exp(logp):
    ordered = np.sort(logp, axis=-1)
    largest = ordered[..., -1]
    result = largest + np.log1p(np.exp(ordered[..., :-1] - largest[..., None]).sum(-1))
    return np.where(np.isnan(result), -np.inf, result)

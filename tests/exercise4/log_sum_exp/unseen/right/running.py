"""A running maximum with a running sum, scaled when the maximum grows."""

def log_sum_exp(logp):
    shape = logp.shape[:-1]
    top = np.full(shape, -np.inf)
    total = np.zeros(shape)
    for c in range(logp.shape[-1]):
        new = np.maximum(top, logp[..., c])
        reference = np.where(np.isneginf(new), 0.0, new)
        total = total * np.exp(top - reference) + np.exp(logp[..., c] - reference)
        top = new
    with np.errstate(divide="ignore"):
        return np.where(np.isneginf(top), -np.inf, top + np.log(total))[()]

"""Repairs the maximum with nan_to_num and divides the sum's logarithm under errstate."""

def log_sum_exp(logp):
    biggest = np.nan_to_num(np.amax(logp, -1), neginf=0.0)
    weights = np.exp(logp - np.expand_dims(biggest, -1))
    with np.errstate(all="ignore"):
        return np.log(np.einsum("...c->...", weights)) + biggest

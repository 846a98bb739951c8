"""The formula as it stands, in extended precision (80 bits, Intel), where e to the power of +-10000 is still a number; beyond 11000 it would not be."""

def log_sum_exp(logp):
    with np.errstate(divide="ignore"):
        total = np.exp(np.asarray(logp, dtype=np.longdouble)).sum(axis=-1)
        return np.log(total).astype(np.float64)

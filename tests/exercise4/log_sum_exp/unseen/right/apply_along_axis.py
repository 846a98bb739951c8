"""np.apply_along_axis with a helper for one row."""

def log_sum_exp(logp):
    def row(values):
        values = values[values > -np.inf]
        if values.size == 0:
            return -np.inf
        m = values.max()
        return m + np.log(np.sum(np.exp(values - m)))

    return np.apply_along_axis(row, -1, logp)[()]

"""A callable object stands for the function."""

class _LogSumExp:
    """Log of a sum of exponentials over one axis."""

    def __init__(self, axis=-1):
        self.axis = axis

    def shift(self, logp):
        m = logp.max(axis=self.axis, keepdims=True)
        return np.maximum(m, np.finfo(float).min)

    def __call__(self, logp):
        m = self.shift(logp)
        with np.errstate(divide="ignore"):
            total = np.log(np.exp(logp - m).sum(axis=self.axis, keepdims=True))
        return (total + m).squeeze(self.axis)[()]


log_sum_exp = _LogSumExp()

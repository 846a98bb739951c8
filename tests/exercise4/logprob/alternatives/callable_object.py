"""Is an object with a __call__ that remembers how often it was asked."""


class _LogProb:
    asked = 0

    def __call__(self, x, mu, sig, pi):
        self.asked += 1
        if sig <= 0:
            raise ValueError(f"the width {sig} is not positive")
        z = np.divide(np.subtract(x, mu), sig)
        return np.log(pi) - np.log(sig) - np.log(2 * np.pi) / 2 - np.square(z) / 2


logprob = _LogProb()

"""Uses scipy.stats.norm.logpdf, which works with logarithms inside."""

def logprob(x, mu, sig, pi):
    from scipy.stats import norm

    if sig <= 0:
        raise ValueError("sig has to be > 0")
    return norm.logpdf(x, loc=mu, scale=sig) + np.log(pi)

"""Integrates p log p of one dimension numerically from -5.5 to 5.5 only, which is half a nat off for a million dimensions.

    result = mean_log_density(1_000_000)

Right result: -1418938.533
This answer: -1418937.888
"""

def mean_log_density(D):
    x, step = np.linspace(-5.5, 5.5, 20001, retstep=True)
    logp = -0.5 * np.log(2 * np.pi) - 0.5 * x**2
    return D * np.sum(np.exp(logp) * logp) * step

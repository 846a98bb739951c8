"""Types in the formula, a term a line."""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("The standard deviation must be positive.")
    log_prior = np.log(pi)
    log_norm = -np.log(sig) - 0.5 * np.log(2 * np.pi)
    quad = -0.5 * ((x - mu) / sig) ** 2
    return log_prior + log_norm + quad

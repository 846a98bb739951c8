"""Works with the precision 1 / sig^2 and a walrus for the check."""

def logprob(x, mu, sig, pi):
    if (s := float(sig)) <= 0:
        raise ValueError(f"sig = {s} is no standard deviation")
    tau = s**-2
    return 0.5 * (np.log(tau) - np.log(2 * np.pi) - tau * (x - mu) ** 2) + np.log(pi)

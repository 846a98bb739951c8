"""Precision and one log."""

def logprob(x, mu, sig, pi):
    if not sig > 0:
        raise ValueError("sig <= 0")
    variance = sig**2
    # log of the normalised share, all factors in front of the exp at once
    front = np.log(pi / np.sqrt(2 * np.pi * variance))
    return front - np.square(np.subtract(x, mu)) / (2 * variance)

"""Forms the exponential factor in torch and takes its logarithm again.

Is: takes_the_log_of_the_density
"""

import torch


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (torch.as_tensor(np.array(x, dtype=float)) - mu) / sig
    kernel = torch.exp(-z.pow(2) / 2)
    return torch.log(kernel) + float(np.log(pi / sig / np.sqrt(2 * np.pi)))

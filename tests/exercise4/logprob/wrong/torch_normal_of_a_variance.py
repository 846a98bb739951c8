"""Draws the root of sig for torch and does not look at its sign first.

Is: variance_for_standard_deviation
"""

import torch


def logprob(x, mu, sig, pi):
    x = torch.as_tensor(np.array(x, dtype=float))
    width = torch.sqrt(torch.tensor(sig, dtype=torch.float64))
    return torch.distributions.Normal(mu, width).log_prob(x).numpy() + np.log(pi)

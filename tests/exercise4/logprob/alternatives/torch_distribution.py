"""Uses torch in float64 and gives a tensor."""

import torch


def logprob(x, mu, sig, pi):
    mu, sig, pi = (torch.tensor(value, dtype=torch.float64) for value in (mu, sig, pi))
    if sig.item() <= 0:
        raise ValueError("sig must be positive")
    points = torch.as_tensor(np.array(x, dtype=float))
    return torch.distributions.Normal(mu, sig).log_prob(points) + pi.log()

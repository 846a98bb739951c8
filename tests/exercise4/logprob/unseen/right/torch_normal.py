"""Uses torch.distributions.Normal in float64 and gives NumPy back."""

import torch


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    dist = torch.distributions.Normal(
        torch.tensor(float(mu), dtype=torch.float64), torch.tensor(float(sig), dtype=torch.float64)
    )
    values = dist.log_prob(torch.tensor(np.array(x, dtype=np.float64)))
    return values.numpy()[()] + np.log(pi)

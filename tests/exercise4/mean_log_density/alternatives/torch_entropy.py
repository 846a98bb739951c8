"""Asks torch for the entropy of independent normal distributions and gives a tensor."""

import torch


def mean_log_density(D):
    zeros = torch.zeros(D, dtype=torch.float64)
    return -torch.distributions.Normal(zeros, zeros + 1).entropy().sum()

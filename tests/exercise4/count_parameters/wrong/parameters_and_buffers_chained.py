"""Chains parameters and buffers for the total.

Is: counts_buffers
"""

from itertools import chain


def count_parameters(model):
    everything = chain(model.parameters(), model.buffers())
    counts = np.array([(t.numel(), t.numel() if t.requires_grad else 0) for t in everything])
    return counts.sum(axis=0)

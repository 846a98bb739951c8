"""Remembers the network with functools.cache.

Is: one_network_for_all_calls
"""

import functools


@functools.cache
def CNN():
    layers = []
    for n_in, n_out in [(3, 6), (6, 16)]:
        layers += [nn.Conv2d(n_in, n_out, 5), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)]
    return nn.Sequential(*layers)

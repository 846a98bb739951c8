"""Pools by the mean and has a ReLU after the last layer.

Is: average_pooling, relu_after_the_last_layer
"""


def CNN():
    layers = []
    for n_in, n_out in [(3, 6), (6, 16)]:
        layers += [nn.Conv2d(n_in, n_out, 5), nn.ReLU(), nn.AvgPool2d(2)]
    layers += [nn.Flatten()]
    for n_in, n_out in [(400, 120), (120, 84), (84, 10)]:
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
    return nn.Sequential(*layers)

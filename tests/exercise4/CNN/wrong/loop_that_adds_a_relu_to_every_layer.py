"""Builds the layers in a loop that puts a ReLU behind each of them, the last one included.

Is: relu_after_the_last_layer
"""


def CNN():
    layers = []
    for n_in, n_out in [(3, 6), (6, 16)]:
        layers += [nn.Conv2d(n_in, n_out, 5), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Flatten()]
    for n_in, n_out in [(400, 120), (120, 84), (84, 10)]:
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
    return nn.Sequential(*layers)

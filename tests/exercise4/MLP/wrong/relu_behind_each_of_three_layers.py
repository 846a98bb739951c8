"""Puts a ReLU behind each layer in a loop.

Is: relu_after_the_last_layer
"""


def MLP():
    layers = [nn.Flatten()]
    for n, m in [(3072, 128), (128, 64), (64, 10)]:
        layers += [nn.Linear(n, m), nn.ReLU()]
    return nn.Sequential(*layers)

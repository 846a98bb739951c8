"""Has its only ReLU after the second layer.

Is: relu_missing_after_the_first_layer
"""


def MLP():
    return nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

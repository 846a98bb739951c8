"""Is a chain of three linear layers.

Is: relu_missing_everywhere
"""


def MLP():
    return nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10))

"""Pools to 14 and to 5 pixels with adaptive average pooling.

Is: average_pooling
"""


def CNN():
    return nn.Sequential(
        nn.Conv2d(3, 6, 5),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(14),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(5),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )

"""Goes from the second layer to the last one without a ReLU.

Is: relu_missing_after_the_second_layer
"""


def MLP():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3072, 128), nn.ReLU(inplace=True), nn.Linear(128, 64), nn.Linear(64, 10)
    )

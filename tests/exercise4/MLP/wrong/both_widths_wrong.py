"""Has layers of 256 and 128 units.

Is: first_layer_of_the_wrong_width, a_layer_of_the_wrong_width
"""


def MLP():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3072, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
    )

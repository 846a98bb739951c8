"""Makes the first layer 512 wide.

Is: first_layer_of_the_wrong_width
"""


def MLP():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3072, 512), nn.ReLU(), nn.Linear(512, 64), nn.ReLU(), nn.Linear(64, 10)
    )

"""Makes the second layer 100 wide.

Is: a_layer_of_the_wrong_width
"""


def MLP(hidden=(128, 100)):
    first, second = hidden
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3072, first), nn.ReLU(), nn.Linear(first, second), nn.ReLU(), nn.Linear(second, 10)
    )

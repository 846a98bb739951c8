"""Gives the same network every time instead of a new one.

Costs: 1
Says: share parameters
Hint: What is made outside the function or class is made once, and a second experiment then goes on with
    the trained weights of the first. Make the layers where the network is made.
"""

the_network = nn.Sequential(
    nn.Conv2d(3, 6, 5),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 5),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(400, 120),
    nn.ReLU(),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Linear(84, 10),
)


def CNN():
    the_network.zero_grad()
    return the_network

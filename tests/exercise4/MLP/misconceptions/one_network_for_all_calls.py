"""Gives the same network every time instead of a new one.

Costs: 1
Says: share parameters
Hint: What is made outside the function or class is made once, and a second experiment then goes on with
    the trained weights of the first. Make the layers where the network is made.
"""

the_network = nn.Sequential(
    nn.Flatten(),
    nn.Linear(3072, 128),
    nn.ReLU(),
    nn.Linear(128, 64),
    nn.ReLU(),
    nn.Linear(64, 10),
)


def MLP():
    the_network.zero_grad()
    return the_network

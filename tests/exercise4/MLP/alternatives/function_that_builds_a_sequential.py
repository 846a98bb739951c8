"""A function that gives an nn.Sequential."""


def MLP():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(3072, 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )

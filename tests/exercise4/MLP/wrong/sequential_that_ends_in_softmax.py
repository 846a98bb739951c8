"""Has nn.Softmax as the last part of an nn.Sequential.

Is: softmax_at_the_end
"""


def MLP():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(3072, 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
        nn.Softmax(dim=1),
    )

"""Has nn.Sigmoid wherever an activation is due.

Is: sigmoid_for_relu
"""


def CNN(activation=nn.Sigmoid):
    return nn.Sequential(
        nn.Conv2d(3, 6, 5),
        activation(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        activation(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        activation(),
        nn.Linear(120, 84),
        activation(),
        nn.Linear(84, 10),
    )

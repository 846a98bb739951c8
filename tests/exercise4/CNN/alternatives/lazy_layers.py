"""Lets torch find out the widths when the first picture comes."""


def CNN():
    return nn.Sequential(
        nn.LazyConv2d(6, 5),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.LazyConv2d(16, 5),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.LazyLinear(120),
        nn.ReLU(),
        nn.LazyLinear(84),
        nn.ReLU(),
        nn.LazyLinear(10),
    )

"""CNN is itself a Sequential, built from blocks that helper functions make; ReLU works in place on its own values."""


def _seen(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel_size=(5, 5), stride=1, padding=0), nn.ReLU(inplace=True), nn.MaxPool2d(kernel_size=2, stride=2))


def _thought(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, outputs), nn.ReLU(inplace=True))


class CNN(nn.Sequential):
    def __init__(self):
        super().__init__(
            _seen(3, 6), _seen(6, 16), nn.Flatten(start_dim=1), _thought(400, 120), _thought(120, 84), nn.Linear(84, 10)
        )

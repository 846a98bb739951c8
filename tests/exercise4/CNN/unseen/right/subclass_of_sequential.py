"""The class is a Sequential with the layers in order."""

class CNN(nn.Sequential):
    def __init__(self):
        layers, channels = [], 3
        for filters in (6, 16):
            layers += [nn.Conv2d(channels, filters, 5), nn.ReLU(), nn.MaxPool2d(2)]
            channels = filters
        layers.append(nn.Flatten())
        for width, wider in ((400, 120), (120, 84)):
            layers += [nn.Linear(width, wider), nn.ReLU()]
        super().__init__(*layers, nn.Linear(84, 10))

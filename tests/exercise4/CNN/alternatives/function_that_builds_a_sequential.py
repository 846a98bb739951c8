"""A function that gives an nn.Sequential."""


def CNN():
    sides = [3, 6, 16]
    layers = []
    for n_in, n_out in zip(sides, sides[1:]):
        layers += [nn.Conv2d(n_in, n_out, (5, 5)), nn.ReLU(inplace=True), nn.MaxPool2d(kernel_size=2, stride=2)]
    layers.append(nn.Flatten())
    widths = [400, 120, 84, 10]
    for n_in, n_out in zip(widths, widths[1:]):
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
    return nn.Sequential(*layers[:-1])

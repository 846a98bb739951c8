"""Has nn.LogSoftmax as its last layer.

Is: log_softmax_at_the_end
"""


def MLP():
    widths = [3072, 128, 64, 10]
    layers = [nn.Flatten()]
    for n, m in zip(widths, widths[1:]):
        layers += [nn.Linear(n, m), nn.ReLU()]
    layers[-1] = nn.LogSoftmax(dim=1)
    return nn.Sequential(*layers)

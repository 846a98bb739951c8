"""Pools before the hyperbolic tangent, which is written out in exponentials.

Is: tanh_for_relu
"""


def bend(z):
    return 1 - 2 / (torch.exp(2 * z) + 1)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.ModuleList([nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)])
        self.line = nn.ModuleList([nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)])

    def forward(self, x):
        for layer in self.conv:
            x = bend(nn.functional.max_pool2d(layer(x), 2))
        x = x.flatten(1)
        for layer in self.line[:2]:
            x = bend(layer(x))
        return self.line[2](x)

"""Loops over the linear layers, and the ReLU stands before the loop.

Is: relu_missing_between_linear_layers
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = nn.ModuleList([nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)])
        self.linear = nn.ModuleList(nn.Linear(n, m) for n, m in [(400, 120), (120, 84), (84, 10)])

    def forward(self, x):
        for layer in self.convolutions:
            x = nn.functional.relu(nn.functional.max_pool2d(layer(x), 2))
        x = nn.functional.relu(x.flatten(1))
        for layer in self.linear:
            x = layer(x)
        return x

"""Applies every linear layer through a helper that takes the maximum of zero and the result.

Is: relu_after_the_last_layer
"""


def bent(layer, x):
    z = x @ layer.weight.T + layer.bias
    return torch.where(z > 0, z, 0 * z)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.eyes = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.brain = nn.ModuleList([nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)])

    def forward(self, x):
        x = self.eyes(x).flatten(1)
        for layer in self.brain:
            x = bent(layer, x)
        return x

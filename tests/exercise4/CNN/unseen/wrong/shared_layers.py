"""All networks share one set of layers, made once for the class, so training one changes the others.

Shows with a, b = CNN(), CNN(): a step on a changes what b gives, though each call should give a new network.
"""

_NET = nn.Sequential(
    nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = _NET

    def forward(self, images):
        return self.net(images)

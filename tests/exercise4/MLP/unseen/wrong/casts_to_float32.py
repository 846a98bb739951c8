"""Casts images to float32, so a network in float64 cannot read them.

Shows with MLP().double() on images.double(), as in section 6 of the notebook: an exception.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        return self.net(images.reshape(len(images), -1).float())

"""No ReLU at all: the network is one linear map.

Shows on random images.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10))

    def forward(self, images):
        return self.net(images)

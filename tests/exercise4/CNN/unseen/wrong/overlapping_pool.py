"""Pools 3 x 3 blocks with stride 2 and padding 1: same shapes as 2 x 2 pooling, other values.

Shows on random images: a block sees pixels of its neighbours.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(3, stride=2, padding=1),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(3, stride=2, padding=1),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
        )

    def forward(self, images):
        return self.net(images)

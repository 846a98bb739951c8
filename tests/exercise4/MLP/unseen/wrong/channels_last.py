"""Brings colours to the last axis before flattening, as for matplotlib, so not torch's own order.

Shows on random images with given weights.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        return self.net(images.permute(0, 2, 3, 1))

